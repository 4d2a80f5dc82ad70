import { useQuery } from '@tanstack/react-query'
import { Camera, Coins, IdCard, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Amount } from '@/wallet/Amount'
import { NewAccount } from '@/wallet/NewAccount'

import { wholeWay } from './standing'

/** What somebody without an account is told who wants to be on camera: what she gets, what it takes, and the first step. */
export function Welcome() {
  const { t } = useTranslation('studio')
  const { data: live } = useQuery(wholeWay)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_28rem] lg:gap-10">
      <div className="grid gap-3 lg:col-start-1">
        <h2 className="max-w-xl text-balance font-bold text-3xl sm:text-4xl">{t('welcome.title')}</h2>
        <p className="max-w-prose text-lg text-quiet">{t('welcome.text')}</p>
      </div>
      <section
        aria-labelledby="first-step"
        className="grid gap-4 rounded-2xl border border-accent/60 bg-panel p-4 sm:p-5 lg:col-start-2 lg:row-span-2 lg:row-start-1"
      >
        <div className="grid gap-1">
          <h2 id="first-step" className="font-semibold text-lg">
            {t('welcome.first')}
          </h2>
          <p className="text-quiet text-sm">{t('welcome.firstText')}</p>
        </div>
        <NewAccount />
      </section>
      <section aria-labelledby="what-it-takes" className="grid gap-4 lg:col-start-1">
        <h2 id="what-it-takes" className="font-semibold text-lg">
          {t('welcome.takes')}
        </h2>
        <ul className="grid gap-3 sm:grid-cols-2">
          <Thing icon={UserRound} title={t('welcome.account')}>
            {t('welcome.accountText')}
          </Thing>
          <Thing icon={Coins} title={live === undefined ? t('welcome.live') : <Amount of={live} />}>
            {t('welcome.liveText')}
          </Thing>
          <Thing icon={IdCard} title={t('welcome.documents')}>
            {t('welcome.documentsText')}
          </Thing>
          <Thing icon={Camera} title={t('welcome.camera')}>
            {t('welcome.cameraText')}
          </Thing>
        </ul>
        <p className="max-w-prose text-quiet text-sm">{t('welcome.time')}</p>
      </section>
    </div>
  )
}

/** Something that is needed. */
function Thing({ icon: Icon, title, children }: { icon: typeof Camera; title: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3 rounded-2xl border border-line bg-panel p-4">
      <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-raised text-accent">
        <Icon className="size-5" />
      </span>
      <div className="grid content-start gap-1">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-quiet text-sm">{children}</p>
      </div>
    </li>
  )
}
