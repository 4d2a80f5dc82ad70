import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { Empty, Failure, Loading } from '@/ui/states'

import { openRpc } from './data'
import { describe, type Method, type Schema, search, typeOf } from './openrpc'
import { Shapes } from './Shapes'
import { TypeName } from './TypeName'

/** The methods of the node, each with what it takes and answers. */
export function Methods({ onTry }: { onTry: (method: string) => void }) {
  const { t } = useTranslation('developers')
  const [text, setText] = useState('')
  const found = useQuery(openRpc)
  if (found.error) return <Failure error={found.error} reset={() => found.refetch()} />
  if (!found.data) return <Loading />
  const { document, from } = found.data
  const { schemas } = document.components
  const methods = search(document.methods, text)
  return (
    <div className="grid gap-5">
      <Card title={t('methods.title')}>
        <p className="mb-4 max-w-prose text-quiet text-sm">
          {t('methods.text', { version: document.info.version })} {from === 'app' && t('methods.bundled')}
        </p>
        <Field
          label={t('methods.search')}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="max-w-md"
        />
        <p role="status" className="mt-2 text-quiet text-sm">
          {t('methods.found', { count: methods.length })}
        </p>
      </Card>
      {methods.length === 0 && <Empty>{t('methods.none')}</Empty>}
      <ul className="grid gap-3">
        {methods.map((method) => (
          <OneMethod key={method.name} method={method} schemas={schemas} onTry={onTry} />
        ))}
      </ul>
      <Errors />
      <Shapes schemas={schemas} />
    </div>
  )
}

function OneMethod({ method, schemas, onTry }: { method: Method; schemas: Record<string, Schema>; onTry: (method: string) => void }) {
  const { t } = useTranslation('developers')
  const signature = method.params.map(({ name, required }) => (required ? name : `${name}?`)).join(', ')
  return (
    <li>
      <details className="rounded-2xl border border-line bg-panel open:border-accent">
        <summary className="grid cursor-pointer gap-1 rounded-2xl p-4">
          <span className="break-words font-mono text-sm">
            <strong className="text-accent">{method.name}</strong>
            <span className="text-quiet">({signature})</span>
          </span>
          <span lang="en">{method.summary}</span>
        </summary>
        <div className="grid gap-4 border-line border-t p-4 text-sm">
          <dl className="grid gap-3">
            {method.params.map(({ name, required, schema }) => (
              <div key={name} className="grid gap-1 sm:grid-cols-[12rem_1fr] sm:gap-4">
                <dt className="font-mono">
                  {name} <span className="font-sans text-quiet text-xs">{required ? '' : t('methods.optional')}</span>
                </dt>
                <dd>
                  <TypeName of={typeOf(schema)} />
                  <span lang="en" className="block text-quiet">
                    {describe(schema, schemas)}
                  </span>
                </dd>
              </div>
            ))}
            <div className="grid gap-1 sm:grid-cols-[12rem_1fr] sm:gap-4">
              <dt className="text-quiet">{t('methods.answer')}</dt>
              <dd>
                <TypeName of={typeOf(method.result.schema)} />
              </dd>
            </div>
          </dl>
          <Button
            kind="secondary"
            onClick={() => onTry(method.name)}
            aria-label={t('methods.tryMethod', { method: method.name })}
            className="min-h-11 justify-self-start"
          >
            <Play aria-hidden className="size-4" />
            {t('methods.try')}
          </Button>
        </div>
      </details>
    </li>
  )
}

/** The codes with which a method fails. */
function Errors() {
  const { t } = useTranslation('developers')
  return (
    <Card title={t('errors.title')}>
      <dl className="grid gap-2 text-sm">
        {(['1', '2', '-32600', '-32601', '-32602', '-32700'] as const).map((code) => (
          <div key={code} className="grid grid-cols-[5rem_1fr] gap-3">
            <dt className="font-mono">{code}</dt>
            <dd className="text-quiet">{t(`errors.${code}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
