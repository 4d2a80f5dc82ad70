import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'

import { describe, type Schema, typeOf } from './openrpc'
import { shapeAnchor, TypeName } from './TypeName'

/** What parameters and answers are made of. */
export function Shapes({ schemas }: { schemas: Record<string, Schema> }) {
  const { t } = useTranslation('developers')
  return (
    <Card title={t('shapes.title')}>
      <ul className="grid gap-2">
        {Object.entries(schemas).map(([name, schema]) => (
          <li key={name}>
            <details id={shapeAnchor(name)} className="rounded-xl bg-raised">
              <summary className="min-h-11 cursor-pointer rounded-xl px-4 py-3">
                <strong translate="no" className="font-mono text-sm">
                  {name}
                </strong>{' '}
                <span lang="en" className="text-quiet text-sm">
                  {schema.description}
                </span>
              </summary>
              <dl className="grid gap-3 px-4 pb-4 text-sm">
                <Fields schema={schema} schemas={schemas} />
              </dl>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Fields({ schema, schemas }: { schema: Schema; schemas: Record<string, Schema> }) {
  const { t } = useTranslation('developers')
  if (schema.properties) {
    return Object.entries(schema.properties).map(([name, property]) => (
      <div key={name} className="grid gap-1 sm:grid-cols-[12rem_1fr] sm:gap-4">
        <dt className="font-mono">
          <span translate="no">{name}</span>
          {schema.required?.includes(name) ? '' : <span className="font-sans text-quiet text-xs"> {t('methods.optional')}</span>}
        </dt>
        <dd>
          <TypeName of={typeOf(property)} />
          <span lang="en" className="block text-quiet">
            {describe(property, schemas)}
          </span>
        </dd>
      </div>
    ))
  }
  return (schema.oneOf ?? [schema]).map((choice) => (
    <div key={JSON.stringify(choice)} className="grid gap-1 sm:grid-cols-[12rem_1fr] sm:gap-4">
      <dt>
        <TypeName of={typeOf(choice)} />
      </dt>
      <dd lang="en" className="text-quiet">
        {choice === schema ? schema.pattern && <code className="font-mono">{schema.pattern}</code> : choice.description}
      </dd>
    </div>
  ))
}
