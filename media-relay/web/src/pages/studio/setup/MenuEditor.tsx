import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { LIMITS } from '@/relay/profiles'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'

import { type Draft, type MenuLine, placeOf } from './draft'

/** The tip menu, line by line. */
export function MenuEditor({
  draft,
  change,
  fault,
}: {
  draft: Draft
  change: (part: Partial<Draft>) => void
  fault: (path: string) => string | undefined
}) {
  const { t } = useTranslation('studio')
  const { menu } = draft
  const put = (line: MenuLine, part: Partial<MenuLine>) => change({ menu: menu.map((one) => (one === line ? { ...one, ...part } : one)) })
  const move = (from: number, to: number) => change({ menu: menu.with(from, menu[to]!).with(to, menu[from]!) })
  const add = () => change({ menu: [...menu, { line: Math.max(-1, ...menu.map(({ line }) => line)) + 1, label: '', amount: '' }] })
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{t('menu.title')}</legend>
      <p className="text-quiet text-sm">{t('menu.hint')}</p>
      <ol className="grid gap-3">
        {menu.map((line, place) => {
          const at = placeOf(draft, line)
          return (
            <li key={line.line} className="flex flex-wrap items-start gap-2 rounded-xl border border-line p-3 sm:flex-nowrap">
              <Field
                className="min-w-0 flex-1 max-sm:basis-full"
                label={t('menu.label')}
                value={line.label}
                onChange={({ target }) => put(line, { label: target.value })}
                fault={line.label && at >= 0 && fault(`$.tipMenu[${at}].label`)}
              />
              <Field
                className="w-28"
                label={t('profile.amount')}
                inputMode="decimal"
                value={line.amount}
                onChange={({ target }) => put(line, { amount: target.value })}
                fault={line.amount && at >= 0 && fault(`$.tipMenu[${at}].amount`)}
              />
              <div className="mt-6 ml-auto flex">
                <Button
                  kind="quiet"
                  className="px-2"
                  disabled={place === 0}
                  aria-label={t('menu.up')}
                  onClick={() => move(place, place - 1)}
                >
                  <ArrowUp aria-hidden className="size-4" />
                </Button>
                <Button
                  kind="quiet"
                  className="px-2"
                  disabled={place === menu.length - 1}
                  aria-label={t('menu.down')}
                  onClick={() => move(place, place + 1)}
                >
                  <ArrowDown aria-hidden className="size-4" />
                </Button>
                <Button
                  kind="quiet"
                  className="px-2"
                  aria-label={t('menu.remove')}
                  onClick={() => change({ menu: menu.filter((one) => one !== line) })}
                >
                  <Trash2 aria-hidden className="size-4" />
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      <Button kind="secondary" className="justify-self-start" disabled={menu.length >= LIMITS.tipMenu} onClick={add}>
        <Plus aria-hidden className="size-4" />
        {t('menu.add')}
      </Button>
    </fieldset>
  )
}
