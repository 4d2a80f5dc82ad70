import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Console } from './Console'
import { DocumentPart } from './DocumentPart'
import { LiveRoom } from './LiveRoom'
import { Methods } from './Methods'

const PARTS = ['methods', 'console', 'rooms', 'live', 'reference'] as const
type Part = (typeof PARTS)[number]

const partOf = (hash: string) => PARTS.find((part) => `#${part}` === hash)

/** What programs can ask the chain and the relay, described and to be tried. */
export function Developers() {
  const { t } = useTranslation('developers')
  const [part, setPart] = useState<Part>(() => partOf(location.hash) ?? 'methods')
  const [tried, setTried] = useState<string>()
  const show = (next: Part) => {
    history.replaceState(history.state, '', `#${next}`)
    setPart(next)
  }
  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <header className="grid gap-2">
        <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('introduction')}</p>
      </header>
      <Tabs.Root value={part} onValueChange={(next) => show(next as Part)} className="grid gap-5">
        <Tabs.List aria-label={t('parts.label')} className="flex flex-wrap gap-1 rounded-xl bg-panel p-1">
          {PARTS.map((name) => (
            <Tabs.Trigger
              key={name}
              value={name}
              className="min-h-11 rounded-lg px-3 text-quiet text-sm hover:text-ink data-[state=active]:bg-raised data-[state=active]:font-semibold data-[state=active]:text-ink sm:px-4"
            >
              {t(`parts.${name}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="methods">
          <Methods
            onTry={(method) => {
              setTried(method)
              show('console')
            }}
          />
        </Tabs.Content>
        <Tabs.Content value="console">
          <Console key={tried} first={tried} />
        </Tabs.Content>
        <Tabs.Content value="rooms">
          <DocumentPart name="rooms" />
        </Tabs.Content>
        <Tabs.Content value="live">
          <LiveRoom />
        </Tabs.Content>
        <Tabs.Content value="reference">
          <DocumentPart name="reference" />
        </Tabs.Content>
      </Tabs.Root>
    </div>
  )
}
