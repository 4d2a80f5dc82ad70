import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { settings, useSettings } from '@/app/settings'
import { type Language, languages, preferred } from '@/i18n'
import { about } from '@/relay/rooms'
import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Choice, Field } from '@/ui/Field'
import { Empty } from '@/ui/states'

import { Forget } from './Forget'
import { nicknameFault } from './nickname'
import { Toggle } from './Toggle'
import { Verified } from './Verified'

/** What the viewer wants of the app. Only this browser knows it. */
export function Settings() {
  const { t } = useTranslation('settings')
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div>
        <h1 className="font-bold text-2xl">{t('title')}</h1>
        <p className="text-quiet">{t('text')}</p>
      </div>
      <Looks />
      <InRooms />
      <Verification />
      <Forget />
    </div>
  )
}

function Looks() {
  const { t } = useTranslation('settings')
  const { theme, language } = useSettings()
  return (
    <Card title={t('looks')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label={t('language')}
          value={language ?? preferred()}
          onChange={({ target }) => settings.setState({ language: target.value as Language })}
        >
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label={t('theme')} value={theme} onChange={({ target }) => settings.setState({ theme: target.value as typeof theme })}>
          {(['system', 'dark', 'light'] as const).map((name) => (
            <option key={name} value={name}>
              {t(`themes.${name}`)}
            </option>
          ))}
        </Choice>
      </div>
    </Card>
  )
}

function InRooms() {
  const { t } = useTranslation('settings')
  const { sounds, anonymous, nickname, hidden } = useSettings()
  const [typed, setTyped] = useState(nickname)
  const fault = typed === '' ? undefined : nicknameFault(typed)
  return (
    <Card title={t('rooms')}>
      <div className="grid gap-4">
        <Field
          label={t('nickname')}
          hint={t('nicknameHint')}
          fault={fault && t(`nicknameFault.${fault}`)}
          value={typed}
          maxLength={24}
          onChange={({ target }) => {
            const text = target.value
            setTyped(text)
            if (text === '' || !nicknameFault(text)) settings.setState({ nickname: text })
          }}
        />
        <Toggle label={t('sounds')} on={sounds} onChange={(sounds) => settings.setState({ sounds })} />
        <Toggle
          label={t('anonymous')}
          hint={t('anonymousHint')}
          on={anonymous}
          onChange={(anonymous) => settings.setState({ anonymous })}
        />
        <section className="grid gap-2">
          <h3 className="font-semibold">{t('hidden')}</h3>
          {hidden.length === 0 && <Empty>{t('hiddenNone')}</Empty>}
          <ul className="grid gap-1">
            {hidden.map((performer) => (
              <li key={performer} className="flex min-h-11 items-center justify-between gap-3">
                <Address of={performer} />
                <Button kind="secondary" onClick={() => settings.setState({ hidden: hidden.filter((other) => other !== performer) })}>
                  {t('show')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Card>
  )
}

function Verification() {
  const { t } = useTranslation('settings')
  const { lightClient } = useSettings()
  const { data, isPending } = useQuery(about)
  const nodes = data?.lightClient ?? []
  const none = !isPending && nodes.length === 0
  return (
    <Card title={t('verify')}>
      <div className="grid gap-3">
        <Toggle
          label={t('light')}
          hint={t('lightHint')}
          on={lightClient}
          // What cannot work can still be switched off.
          disabled={!lightClient && (isPending || none)}
          onChange={(lightClient) => {
            settings.setState({ lightClient })
            // The chain is connected to once, when the page loads.
            location.reload()
          }}
        />
        {none && <p className="rounded-xl border border-warning p-3 text-sm">{t(lightClient ? 'lightBroken' : 'lightNone')}</p>}
        {lightClient && !isPending && !none && <Verified />}
        {nodes.length > 0 && (
          <details className="text-sm">
            <summary className="cursor-pointer text-quiet">{t('lightNodes', { count: nodes.length })}</summary>
            <ul className="mt-2 grid gap-1">
              {nodes.map((node) => (
                <li key={node} className="break-all font-mono text-xs">
                  {node}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  )
}
