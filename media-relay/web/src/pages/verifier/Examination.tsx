import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useAction } from '@/pages/studio/act'
import { open, type PlainDocument } from '@/relay/bundle'
import { fetchBundle } from '@/relay/vault'
import { Button } from '@/ui/Button'

import { Answer } from './Answer'
import { Documents } from './Documents'
import type { Submission } from './data'
import { Elsewhere } from './Elsewhere'

/** Fetches and decrypts what a performer submitted, shows it, and takes the answer. */
export function Examination({
  submission,
  secret,
  mostBlocks,
  onDone,
}: {
  submission: Submission
  secret: string
  mostBlocks: number
  onDone: () => void
}) {
  const { t } = useTranslation('verifier')
  const { words } = useAction()
  const [documents, setDocuments] = useState<PlainDocument[]>()
  const [fault, setFault] = useState<string>()
  const [isElsewhere, setElsewhere] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    setFault(undefined)
    setElsewhere(false)
    const look = async () => {
      const bundle = await fetchBundle(submission.fingerprint)
      if (!current) return
      if (!bundle) return setElsewhere(true)
      const found = await open(bundle, secret)
      if (current) setDocuments(found)
    }
    look().catch(async (error) => current && setFault(await words(error)))
    return () => {
      current = false
    }
  }, [submission.fingerprint, secret, turn])
  return (
    <div className="grid gap-5">
      <div role="status">{!documents && !fault && !isElsewhere && <p className="text-quiet">{t('examine.opening')}</p>}</div>
      {fault && (
        <div role="alert" className="grid justify-items-start gap-3 rounded-lg bg-danger/15 p-3">
          {fault}
          <Button kind="secondary" onClick={() => setTurn(turn + 1)}>
            {t('tryAgain', { ns: 'common' })}
          </Button>
        </div>
      )}
      {isElsewhere && <Elsewhere again={() => setTurn(turn + 1)} />}
      {documents && <Documents documents={documents} />}
      {(documents || fault) && <Answer submission={submission} wasSeen={documents !== undefined} mostBlocks={mostBlocks} onDone={onDone} />}
      <Button kind="quiet" className="justify-self-start" onClick={onDone}>
        {t('examine.close')}
      </Button>
    </div>
  )
}
