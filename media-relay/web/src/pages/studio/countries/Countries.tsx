import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { Empty, Failure, Loading } from '@/ui/states'
import { propose } from '@/wallet/transactions'

import { useAction } from '../act'
import { useStanding } from '../standing'
import { matching, named, onChain } from './countries'

/** Whose viewers relays turn away from her room, by country. */
export function Countries() {
  const { t, i18n } = useTranslation('studio')
  const { standing, error, refetch } = useStanding()
  const [typed, setTyped] = useState<string[]>()
  const [text, setText] = useState('')
  const { busy, run } = useAction()
  if (!standing) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  if (!standing.room) {
    return (
      <Empty>
        {t('countries.noRoom')}{' '}
        <Link to="/studio" search={{ tab: 'set-up' }} className="text-accent underline">
          {t('live.toSetUp')}
        </Link>
      </Empty>
    )
  }
  const blocked = typed ?? standing.room.blocked
  const found = matching(named(i18n.language), text)
  const toggle = (code: string) => setTyped(blocked.includes(code) ? blocked.filter((one) => one !== code) : [...blocked, code])
  const save = () =>
    run(async () => {
      await propose({
        title: t('propose.countries'),
        changes: [
          {
            label: t('countries.blocked'),
            text:
              named(i18n.language, blocked)
                .map(({ name }) => name)
                .join(', ') || t('countries.none'),
          },
        ],
        transaction: (api) => api.tx.Rooms.set_blocked_countries({ countries: [...blocked].sort().map(onChain) }),
      })
      setTyped(undefined)
      return t('countries.saved')
    })
  return (
    <Card title={t('countries.title')} className="max-w-3xl">
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet">{t('countries.why')}</p>
        <ul aria-label={t('countries.blocked')} className="flex flex-wrap gap-2">
          {blocked.length === 0 && <li className="text-quiet">{t('countries.none')}</li>}
          {named(i18n.language, blocked).map(({ code, name }) => (
            <li key={code} className="inline-flex items-center gap-1 rounded-full bg-raised pl-3 text-sm">
              {name}
              <button
                type="button"
                aria-label={t('countries.allow', { name })}
                className="grid size-9 place-items-center rounded-full text-quiet hover:text-ink pointer-coarse:size-11"
                onClick={() => toggle(code)}
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
        <Field label={t('countries.find')} type="search" value={text} onChange={({ target }) => setText(target.value)} />
        <ul className="grid max-h-72 overflow-y-auto rounded-xl border border-line sm:grid-cols-2">
          {found.map(({ code, name }) => (
            <li key={code}>
              <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 hover:bg-raised">
                <input type="checkbox" className="size-4 accent-accent" checked={blocked.includes(code)} onChange={() => toggle(code)} />
                {name}
              </label>
            </li>
          ))}
          {found.length === 0 && <li className="p-3 text-quiet">{t('countries.unknown')}</li>}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button busy={busy} disabled={!typed} onClick={save}>
            {t('countries.save')}
          </Button>
          {typed && (
            <Button kind="quiet" onClick={() => setTyped(undefined)}>
              {t('payout.undo')}
            </Button>
          )}
        </div>
        <p className="text-quiet text-sm">{t('countries.limits')}</p>
      </div>
    </Card>
  )
}
