import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Address } from '@/ui/Address'

import { percent, type Role, type Split, total } from './quote'

/** Every share of a payment of `amount`: for whom, how much, what part, and what did not reach whom it was meant for. */
export function Shares({ split, amount, brief }: { split: Split; amount: bigint; brief?: boolean }) {
  const { t, i18n } = useTranslation('receipt')
  const parts = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 2 })
  const part = (share: bigint) => parts.format(percent(share, amount) / 100)
  const live = (planck: bigint) => formatLive(planck, { language: i18n.language })
  const sum = total(split.shares)
  return (
    <div className="grid gap-3">
      <table className="w-full text-sm">
        <caption className="sr-only">{t('shares')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('part')}</th>
            <th scope="col">LIVE</th>
          </tr>
        </thead>
        <tbody>
          {split.shares.map(({ role, account, amount: share }) => (
            <tr key={`${role.name} ${role.tier} ${account}`} className="border-line border-b last:border-0">
              <th scope="row" className="py-2 text-left font-normal">
                <RoleName role={role} />
                {!brief && (
                  <span className="block text-quiet text-xs">
                    <Address of={account} />
                  </span>
                )}
              </th>
              <td className="py-2 pl-2 text-right text-quiet tabular-nums">{part(share)}</td>
              <td className="py-2 pl-3 text-right tabular-nums">{live(share)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-t-2 font-semibold">
            <th scope="row" className="py-2 text-left">
              {t('together')}
            </th>
            <td className="py-2 pl-2 text-right tabular-nums">{part(sum)}</td>
            <td className="py-2 pl-3 text-right tabular-nums">{live(sum)}</td>
          </tr>
        </tfoot>
      </table>
      {split.unclaimed.length > 0 && (
        <div className="grid gap-1 rounded-xl bg-raised p-3 text-sm">
          <p className="font-semibold">{t('unclaimed')}</p>
          <ul className="grid gap-1">
            {split.unclaimed.map(({ role, account, amount: share, reason }) => (
              <li key={`${role.name} ${role.tier} ${account}`}>
                <RoleName role={role} />: {live(share)} LIVE. {t(`reason.${reason}`)}{' '}
                {t(role.name === 'Payout' ? 'toPerformer' : 'toTreasury')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function RoleName({ role: { name, tier } }: { role: Role }) {
  const { t } = useTranslation('receipt')
  return <>{t(`roles.${name}`, { place: (tier ?? 0) + 1, defaultValue: name })}</>
}
