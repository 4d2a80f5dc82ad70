import { useQuery } from '@tanstack/react-query'
import { FileLock2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { MOST_BYTES } from '@/relay/bundle'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Empty, Failure, Loading } from '@/ui/states'

import { useAction } from '../act'
import { verifiers } from '../standing'
import type { Standing } from './steps'
import { type Stage, sendDocuments, submitUploaded, useUploaded } from './submission'
import { VerifierChoice } from './VerifierChoice'

/** Chooses a verifier and documents, encrypts and uploads them, and asks for the answer. */
export function SubmitDocuments({ account, deposits, isFirst }: { account: string; deposits: Standing['deposits']; isFirst: boolean }) {
  const { t, i18n } = useTranslation('studio')
  const { data: listed, error, refetch } = useQuery(verifiers)
  const [chosen, setChosen] = useState<string>()
  const [files, setFiles] = useState<File[]>([])
  const [stage, setStage] = useState<Stage>()
  const { busy, run } = useAction()
  const [uploaded, setUploaded] = useUploaded(account)
  if (!listed) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  const others = listed.filter(({ verifier }) => verifier !== account)
  if (others.length === 0) return <Empty>{t('documents.noVerifier')}</Empty>
  const verifier = others.find((one) => one.verifier === chosen) ?? others[0]!
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / (1 << 20))
  const deposit = isFirst ? deposits.record : 0n
  const left = uploaded && others.find((one) => one.verifier === uploaded.verifier)

  const send = () =>
    run(async () => {
      try {
        await sendDocuments({ files, verifier, deposit, on: setStage, uploaded: setUploaded, t })
        setFiles([])
        return t('documents.sent')
      } finally {
        setStage(undefined)
      }
    })
  const submitLeft = () =>
    run(async () => {
      await submitUploaded({ fingerprint: uploaded!.fingerprint, verifier: left!, deposit, t })
      setUploaded(undefined)
      return t('documents.sent')
    })

  return (
    <div className="grid gap-5">
      {left && (
        <div className="grid gap-3 rounded-xl border border-warning p-4">
          <p>{t('documents.left', { verifier: brief(left.verifier) })}</p>
          <div className="flex flex-wrap gap-2">
            <Button busy={busy} onClick={submitLeft}>
              {t('documents.submitLeft')}
            </Button>
            <Button kind="quiet" onClick={() => setUploaded(undefined)}>
              {t('documents.forgetLeft')}
            </Button>
          </div>
        </div>
      )}
      <VerifierChoice listed={others} chosen={verifier.verifier} choose={setChosen} />
      <div className="grid gap-2">
        <label className="grid cursor-pointer gap-2 rounded-xl border border-line border-dashed p-5 text-center focus-within:border-accent hover:border-accent">
          <FileLock2 aria-hidden className="mx-auto size-7 text-accent" />
          <span className="font-semibold">{t('documents.choose')}</span>
          <span className="text-quiet text-sm">{t('documents.what')}</span>
          <input
            type="file"
            multiple
            accept="image/*,application/pdf"
            className="sr-only"
            onChange={({ target }) => {
              setFiles([...files, ...(target.files ?? [])])
              target.value = ''
            }}
          />
        </label>
        <ul className="grid gap-1">
          {files.map((file) => (
            <li
              key={`${file.name} ${file.size} ${file.lastModified}`}
              className="flex items-center gap-2 rounded-lg bg-raised px-3 py-1 text-sm"
            >
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <span className="text-quiet">{megabytes(file.size)}</span>
              <button
                type="button"
                aria-label={t('documents.leaveOut', { name: file.name })}
                className="rounded p-2 text-quiet hover:text-ink"
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
        {size > MOST_BYTES && <p className="text-danger text-sm">{t('documents.tooLarge', { most: megabytes(MOST_BYTES) })}</p>}
      </div>
      <p className="max-w-prose rounded-xl bg-raised p-4 text-sm">{t('documents.who', { verifier: brief(verifier.verifier) })}</p>
      <Button className="justify-self-start" busy={busy} disabled={files.length === 0 || size > MOST_BYTES} onClick={send}>
        {stage ? t(`documents.stage.${stage}`) : t('documents.send')}
      </Button>
      <p role="status" className="sr-only">
        {stage && t(`documents.stage.${stage}`)}
      </p>
    </div>
  )
}
