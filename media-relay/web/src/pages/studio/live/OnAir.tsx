import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { type Room, useView } from '@/pages/room/room'
import type { About, Profile } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'

import { useAction } from '../act'
import { documentOf, draftOf, emptyDraft } from '../setup/draft'
import { useFaults } from '../setup/ProfileForm'
import { publishRoom } from '../setup/room'
import type { Standing } from '../setup/steps'
import { mergeIntoDraft } from '../setup/useDraft'

/** What is on and what is collected for, as viewers see it; both can be changed while she is live. */
export function OnAir({
  account,
  relay,
  standing,
  document,
  room,
}: {
  account: string
  relay: About
  standing: Standing
  document?: Profile
  room: Room
}) {
  const { t, i18n } = useTranslation('studio')
  const goal = useView(room, (view) => view.goal)
  const [change, setChange] = useState<{ subject: string; goalTitle: string; goalAmount: string }>()
  const { busy, run } = useAction()
  const live = (amount: string) => formatLive(amount, { decimals: 2, language: i18n.language })
  const draft = { ...(document ? draftOf(document) : emptyDraft('en')), ...change }
  const { profile, faults } = documentOf(draft, account)
  const fault = useFaults(faults)
  // Without the document that is published nothing of it could be kept.
  if (!document) return null
  const set = (part: Partial<typeof draft>) =>
    setChange({ subject: draft.subject, goalTitle: draft.goalTitle, goalAmount: draft.goalAmount, ...part })
  const publish = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await publishRoom({ profile, relay, standing, t })
      if (change) mergeIntoDraft(account, change)
      setChange(undefined)
      return t('subject.done')
    })
  }
  return (
    <Card title={t('subject.title')}>
      <div className="grid gap-4">
        {goal && (
          <div className="grid gap-1">
            <p className="flex justify-between gap-3 text-sm">
              <span className="font-semibold">{goal.title}</span>
              <span className="tabular-nums">{t('subject.raised', { raised: live(goal.raised), amount: live(goal.amount) })}</span>
            </p>
            <progress
              aria-label={goal.title}
              className="h-2 w-full accent-accent"
              max={1}
              value={Math.min(1, Number(goal.raised) / Number(goal.amount))}
            />
            {goal.reached && <p className="text-success text-sm">{t('subject.reached')}</p>}
          </div>
        )}
        <form onSubmit={publish} className="grid gap-4">
          <Field
            label={t('profile.subject')}
            value={draft.subject}
            onChange={({ target }) => set({ subject: target.value })}
            fault={fault('$.subject')}
          />
          <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
            <Field
              label={t('profile.goalTitle')}
              value={draft.goalTitle}
              onChange={({ target }) => set({ goalTitle: target.value })}
              fault={fault('$.goal.title')}
            />
            <Field
              label={t('profile.amount')}
              inputMode="decimal"
              value={draft.goalAmount}
              onChange={({ target }) => set({ goalAmount: target.value })}
              fault={fault('$.goal.amount')}
            />
          </div>
          <Button type="submit" kind="secondary" className="justify-self-start" busy={busy} disabled={!change || faults.length > 0}>
            {t('subject.publish')}
          </Button>
        </form>
      </div>
    </Card>
  )
}
