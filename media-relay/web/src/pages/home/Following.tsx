import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Heart } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { follows, liveFollows } from '@/relay/follows'
import { profileOf } from '@/relay/rooms'
import { useSignedIn } from '@/relay/session'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { notify } from '@/ui/notices'
import { useWallet } from '@/wallet/store'

import { hueOf } from './Picture'

/** Whom the active account follows, as far as it can be known without asking for a signature. */
export function useFollows() {
  const account = useWallet(({ active }) => active?.address)
  const signedIn = useSignedIn()
  const { data } = useQuery({ ...follows(account), enabled: signedIn })
  return data
}

/** The performers whom the viewer follows, those who are live first. */
export function Following({ hidden }: { hidden: string[] }) {
  const { t } = useTranslation('home')
  const account = useWallet(({ active }) => active?.address)
  const signedIn = useSignedIn()
  const followed = useFollows()?.filter((performer) => !hidden.includes(performer))
  const { data: live } = useQuery({ ...liveFollows(account), enabled: signedIn })
  const profiles = useQueries({
    queries: (followed ?? []).map((performer) => ({ ...profileOf(performer), staleTime: 300_000, retry: false })),
  })
  if (!account) return null
  if (!signedIn) return <SignIn account={account} />
  if (!followed?.length) return null
  const isLive = new Set(live?.map(({ performer }) => performer))
  const shown = followed
    .map((performer, place) => ({ performer, title: profiles[place]?.data?.title ?? brief(performer), live: isLive.has(performer) }))
    .sort((one, other) => Number(other.live) - Number(one.live))
  return (
    <section aria-labelledby="following">
      <h2 id="following" className="mb-2 font-semibold text-lg">
        {t('following.title')}
      </h2>
      <ul className="-mx-3 flex gap-2 overflow-x-auto px-3 pb-1 sm:mx-0 sm:px-0">
        {shown.map(({ performer, title, live }) => (
          <li key={performer}>
            <Link
              to="/room/$account"
              params={{ account: performer }}
              className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-panel py-1 pr-4 pl-1 text-sm hover:border-accent"
            >
              <span
                aria-hidden
                className="grid size-9 place-items-center rounded-full font-bold text-white"
                style={{ background: `hsl(${hueOf(performer)} 60% 38%)` }}
              >
                {[...title][0]?.toUpperCase()}
              </span>
              <span className="max-w-40 truncate">{title}</span>
              <span className={live ? 'font-semibold text-accent' : 'text-quiet'}>{t(live ? 'following.live' : 'following.offline')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Follows are told to nobody but their account, so it has to say who it is. */
function SignIn({ account }: { account: string }) {
  const { t } = useTranslation('home')
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  return (
    <Button
      kind="secondary"
      busy={busy}
      className="justify-self-start"
      onClick={async () => {
        setBusy(true)
        await queries.fetchQuery(follows(account)).catch((error: Error) => notify({ kind: 'failure', text: error.message }))
        setBusy(false)
      }}
    >
      <Heart aria-hidden className="size-4" />
      {t('following.signIn')}
    </Button>
  )
}
