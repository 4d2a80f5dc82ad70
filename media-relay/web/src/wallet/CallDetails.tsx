import { useTranslation } from 'react-i18next'

import type { Shown, showCall } from './call'

/** The call exactly as the chain names it, for whoever wants to see it. */
export function CallDetails({ call }: { call: ReturnType<typeof showCall> }) {
  const { t } = useTranslation('signing')
  return (
    <details className="text-sm">
      <summary className="cursor-pointer rounded text-quiet">
        {t('call')} <code className="text-ink">{call.name}</code>
      </summary>
      <div className="mt-2 overflow-x-auto rounded-xl bg-ground p-3 font-mono text-xs">
        <Value of={call.args} />
      </div>
    </details>
  )
}

function Value({ of }: { of: Shown }) {
  if (typeof of === 'string') return <span className="break-all">{of}</span>
  return (
    <ul className="grid gap-1">
      {of.map(({ name, value }) => (
        <li key={name} className={typeof value === 'string' ? undefined : 'grid gap-1'}>
          <span className="text-quiet">{name}: </span>
          {typeof value === 'string' ? (
            <Value of={value} />
          ) : (
            <div className="border-line border-l pl-3">
              <Value of={value} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
