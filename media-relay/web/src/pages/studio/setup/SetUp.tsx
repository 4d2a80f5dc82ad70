import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Failure, Loading } from '@/ui/states'

import { DeviceCheck } from '../live/DeviceCheck'
import { useDevices } from '../live/devices'
import { published, useStanding } from '../standing'
import { AccountStep } from './AccountStep'
import { DocumentsStep } from './DocumentsStep'
import { differs, documentOf } from './draft'
import { ProfileForm } from './ProfileForm'
import { RoomStep } from './RoomStep'
import { StepCard } from './StepCard'
import { isReady, nextOf, STEPS, type Step, stepsOf } from './steps'
import { useDraft } from './useDraft'

/** The way from nothing to live, step by step. */
export function SetUp() {
  const { t } = useTranslation('studio')
  const { account, relay, standing, error, refetch } = useStanding()
  const { data: document, isPending } = useQuery(published(standing?.room?.profile))
  const devices = useDevices()
  const [draft, setDraft] = useDraft(account!, document ?? undefined)
  // The first step to do is open at first; after that nothing closes under her hands.
  const [chosen, setChosen] = useState<Step | 'none'>()
  if (!standing || !relay) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  // A room whose document is still being looked for is not taken for one without.
  const isPublished = standing.room !== undefined && (isPending || Boolean(document))
  const drafted = documentOf(draft, account!).faults.length === 0
  const isChanged = Boolean(document && differs(draft, document))
  const states = stepsOf(standing, { drafted, published: isPublished && !isChanged, devices: devices.tested })
  const next = nextOf(states)
  if (chosen === undefined) setChosen(next ?? 'none')
  const parts: Record<Step, ReactNode> = {
    account: <AccountStep account={account!} standing={standing} />,
    profile: <ProfileForm draft={draft} change={setDraft} performer={account!} />,
    documents: <DocumentsStep account={account!} standing={standing} />,
    room: <RoomStep account={account!} relay={relay} standing={standing} draft={draft} isPublished={isPublished} isChanged={isChanged} />,
    devices: <DeviceCheck />,
  }
  return (
    <div className="grid gap-5">
      <p className="max-w-prose text-quiet">{t('setUp.intro')}</p>
      {isReady(standing) && isPublished && (
        <p role="status" className="flex flex-wrap items-center gap-3 rounded-2xl border border-success bg-success/10 p-4">
          {t('setUp.ready')}
          <Link to="/studio" search={{ tab: 'live' }} className="rounded-lg bg-accent px-4 py-2 font-semibold text-on-accent text-sm">
            {t('setUp.goLive')}
          </Link>
        </p>
      )}
      <ol className="grid gap-3">
        {STEPS.map((step, place) => (
          <StepCard
            key={step}
            number={place + 1}
            title={t(`steps.${step}`)}
            state={states[step]}
            open={chosen === step}
            onToggle={() => setChosen(chosen === step ? 'none' : step)}
          >
            {parts[step]}
            {next && next !== step && states[step] === 'done' && (
              <Button kind="secondary" className="mt-5" onClick={() => setChosen(next)}>
                {t('setUp.next', { step: t(`steps.${next}`) })}
              </Button>
            )}
          </StepCard>
        ))}
      </ol>
    </div>
  )
}
