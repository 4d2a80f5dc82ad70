import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { about } from '@/relay/rooms'
import { Button } from '@/ui/Button'

import { relays } from './data'

/** Says where a document may be that this relay does not have: the page of another relay reads that relay's vault. */
export function Elsewhere({ again }: { again: () => void }) {
  const { t } = useTranslation('verifier')
  const { data } = useQuery(relays)
  const { data: own } = useQuery(about)
  const others = data?.filter(({ operator }) => operator !== own?.account) ?? []
  return (
    <div className="grid justify-items-start gap-3 rounded-lg bg-warning/15 p-3">
      <p>{t('elsewhere.text')}</p>
      {others.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5">
          {others.map(({ operator, url }) => (
            <li key={operator}>
              <a href={`${url.replace(/\/$/, '')}/verifier`} className="break-all text-accent underline">
                {url}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Button kind="secondary" onClick={again}>
        {t('tryAgain', { ns: 'common' })}
      </Button>
    </div>
  )
}
