import { useTranslation } from 'react-i18next'

import { type Fault, LINKS, PRICES } from '@/relay/profiles'
import { Area, Choice, Field } from '@/ui/Field'

import { type Draft, documentOf } from './draft'
import { MenuEditor } from './MenuEditor'

/** Languages that rooms are spoken in most; a document can name any other. */
const LANGUAGES = 'en es pt fr de it ru uk pl ro tr ja ko zh ar hi nl cs hu sv th vi id tl el he bg sr hr sk da fi nb ca fa bn ur sw'.split(
  ' ',
)

/** Names a fault of the document at a path, or of anything below it. */
export function useFaults(faults: Fault[]) {
  const { t } = useTranslation('studio')
  return (path: string) => {
    const fault = faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}[`))
    return fault && t(`fault.${fault.kind}`, { ...fault.values, path: fault.path })
  }
}

/** The room document as a form. What is wrong is said where it is; a field that nobody filled in yet is not at fault. */
export function ProfileForm({ draft, change, performer }: { draft: Draft; change: (draft: Draft) => void; performer: string }) {
  const { t, i18n } = useTranslation('studio')
  const { faults } = documentOf(draft, performer)
  const fault = useFaults(faults)
  const set = (part: Partial<Draft>) => change({ ...draft, ...part })
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const languages = LANGUAGES.includes(draft.language) ? LANGUAGES : [draft.language, ...LANGUAGES]
  return (
    <div className="grid gap-6">
      <p className="max-w-prose text-quiet">{t('profile.why')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('profile.title')}
          hint={t('profile.titleHint')}
          value={draft.title}
          onChange={({ target }) => set({ title: target.value })}
          fault={draft.title && fault('$.title')}
          required
        />
        <Choice
          className="content-start"
          label={t('profile.language')}
          value={draft.language}
          onChange={({ target }) => set({ language: target.value })}
        >
          {languages.map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        </Choice>
        <Field
          label={t('profile.subject')}
          hint={t('profile.subjectHint')}
          value={draft.subject}
          onChange={({ target }) => set({ subject: target.value })}
          fault={fault('$.subject')}
        />
        <Field
          label={t('profile.tags')}
          hint={t('profile.tagsHint')}
          value={draft.tags}
          onChange={({ target }) => set({ tags: target.value })}
          fault={fault('$.tags')}
        />
      </div>
      <MenuEditor draft={draft} change={set} fault={fault} />
      <fieldset className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <legend className="mb-2 font-semibold">{t('profile.goal')}</legend>
        <Field
          label={t('profile.goalTitle')}
          value={draft.goalTitle}
          onChange={({ target }) => set({ goalTitle: target.value })}
          fault={draft.goalTitle && fault('$.goal.title')}
        />
        <Field
          label={t('profile.amount')}
          inputMode="decimal"
          value={draft.goalAmount}
          onChange={({ target }) => set({ goalAmount: target.value })}
          fault={draft.goalAmount && fault('$.goal.amount')}
        />
      </fieldset>
      <details className="rounded-xl border border-line p-4">
        <summary className="cursor-pointer font-semibold">{t('profile.more')}</summary>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          {PRICES.map((name) => (
            <Field
              key={name}
              label={t(`profile.price.${name}`)}
              hint={t('profile.priceHint')}
              inputMode="decimal"
              value={draft.prices[name]}
              onChange={({ target }) => set({ prices: { ...draft.prices, [name]: target.value } })}
              fault={fault(`$.prices.${name}`)}
            />
          ))}
          <Choice label={t('profile.links')} value={draft.links} onChange={({ target }) => set({ links: target.value as Draft['links'] })}>
            {LINKS.map((who) => (
              <option key={who} value={who}>
                {t(`profile.linksFor.${who}`)}
              </option>
            ))}
          </Choice>
          <Area
            className="sm:col-span-2"
            label={t('profile.words')}
            hint={t('profile.wordsHint')}
            rows={2}
            value={draft.words}
            onChange={({ target }) => set({ words: target.value })}
            fault={fault('$.chat.blockedWords')}
          />
        </div>
      </details>
      <p role="status" className="text-quiet text-sm">
        {faults.length === 0
          ? t('profile.sound')
          : draft.title === ''
            ? t('profile.titleMissing')
            : t('profile.faults', { count: faults.length, path: faults[0]!.path })}
      </p>
    </div>
  )
}
