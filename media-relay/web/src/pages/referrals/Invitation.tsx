import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Clock, Infinity as Forever, HandCoins, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import { liveRooms, profileOf } from '@/relay/rooms'
import { brief } from '@/ui/Address'

import { faultOf, normal } from './code'
import { ownerOf, terms } from './data'
import { keepInvitation } from './invitation'
import { percent } from './words'

/** Where a referral link leads: who invites, what that means, and the way to who is live. */
export function Invitation() {
  const { t, i18n } = useTranslation('referrals')
  const { code: text } = useParams({ from: '/r/$code' })
  const code = normal(text)
  const valid = faultOf(code) === undefined
  useEffect(() => {
    keepInvitation(code)
  }, [code])
  const owner = useQuery({ ...ownerOf(code), enabled: valid })
  const rates = useQuery(terms)
  const room = useQuery({ ...profileOf(owner.data ?? ''), enabled: !!owner.data, retry: false })
  const live = useQuery(liveRooms)

  const name = room.data?.title ?? (owner.data ? brief(owner.data) : undefined)
  const isLive = live.data?.some(({ performer }) => performer === owner.data)
  const share = rates.data?.policy.viewer_referrers[0]
  const unknown = !valid || owner.data === null
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-6 sm:py-12">
      <header className="grid gap-3 text-center">
        <img src="/star.svg" alt="" className="mx-auto size-14" />
        <h1 className="text-balance font-bold text-3xl">{unknown ? t('invitation.unknown') : t('invitation.title')}</h1>
        <p aria-live="polite" className="text-balance text-lg text-quiet">
          {unknown
            ? t('invitation.unknownText')
            : name
              ? t('invitation.by', { name })
              : owner.error
                ? t('invitation.later')
                : t('invitation.looking', { code })}
        </p>
      </header>
      <div className="grid gap-3 sm:mx-auto sm:w-80">
        {isLive && owner.data && (
          <Link
            to="/room/$account"
            params={{ account: owner.data }}
            className="grid min-h-12 place-items-center rounded-xl bg-accent px-5 font-semibold text-on-accent"
          >
            {t('invitation.watchHer', { name })}
          </Link>
        )}
        <Link
          to="/"
          className={
            isLive
              ? 'grid min-h-12 place-items-center rounded-xl border border-line bg-raised px-5 font-semibold'
              : 'grid min-h-12 place-items-center rounded-xl bg-accent px-5 font-semibold text-on-accent'
          }
        >
          {t('invitation.watch')}
        </Link>
      </div>
      {!unknown && (
        <section aria-labelledby="meaning" className="grid gap-4 rounded-2xl border border-line bg-panel p-5">
          <h2 id="meaning" className="font-semibold text-lg">
            {t('invitation.meaning')}
          </h2>
          <ul className="grid gap-4">
            <Meaning icon={HandCoins}>
              {share === undefined ? t('invitation.shareUnread') : t('invitation.share', { share: percent(share, i18n.language) })}
            </Meaning>
            <Meaning icon={Clock}>{t('invitation.kept')}</Meaning>
            <Meaning icon={Forever}>{t('invitation.forGood')}</Meaning>
            <Meaning icon={ShieldCheck}>{t('invitation.private')}</Meaning>
          </ul>
        </section>
      )}
    </div>
  )
}

function Meaning({ icon: Icon, children }: { icon: typeof Clock; children: string }) {
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>{children}</span>
    </li>
  )
}
