// Sending documents to a verifier: encrypted here, kept by the relay, named on the chain.
import type { TFunction } from 'i18next'
import { useState } from 'react'

import { type PlainDocument, seal } from '@/relay/bundle'
import { upload } from '@/relay/vault'
import { brief } from '@/ui/Address'
import { propose } from '@/wallet/transactions'

import type { Listed } from './VerifierChoice'

export type Stage = 'encrypting' | 'uploading' | 'signing'

/** A bundle that is on the relay and not on the chain yet. */
export interface Uploaded {
  fingerprint: string
  verifier: string
}

const key = (account: string) => `livestars.studio.uploaded.${account}`

/** What was uploaded and not submitted, which a reload does not forget. */
export function useUploaded(account: string) {
  const [uploaded, setUploaded] = useState<Uploaded | undefined>(() => {
    const kept = localStorage.getItem(key(account))
    return kept ? JSON.parse(kept) : undefined
  })
  const keep = (next: Uploaded | undefined) => {
    if (next) localStorage.setItem(key(account), JSON.stringify(next))
    else localStorage.removeItem(key(account))
    setUploaded(next)
  }
  return [uploaded, keep] as const
}

export async function sendDocuments({
  files,
  verifier,
  deposit,
  on,
  uploaded,
  t,
}: {
  files: File[]
  verifier: Listed
  deposit: bigint
  on: (stage: Stage) => void
  uploaded: (uploaded: Uploaded | undefined) => void
  t: TFunction<'studio'>
}) {
  on('encrypting')
  const documents: PlainDocument[] = await Promise.all(
    files.map(async (file) => ({ name: file.name, contents: new Uint8Array(await file.arrayBuffer()) })),
  )
  const { bundle, fingerprint } = await seal(documents, verifier.encryption_key)
  on('uploading')
  await upload(bundle as Uint8Array<ArrayBuffer>, fingerprint)
  uploaded({ fingerprint, verifier: verifier.verifier })
  on('signing')
  await submitUploaded({ fingerprint, verifier, deposit, t })
  uploaded(undefined)
}

/** Asks a verifier for the answer to what was uploaded. */
export async function submitUploaded({
  fingerprint,
  verifier: { verifier, fee },
  deposit,
  t,
}: {
  fingerprint: string
  verifier: Listed
  deposit: bigint
  t: TFunction<'studio'>
}) {
  await propose({
    title: t('propose.submit'),
    changes: [
      { label: t('change.asks'), text: brief(verifier) },
      { label: t('change.fee'), amount: -fee },
      ...(deposit > 0n ? [{ label: t('change.record'), amount: -deposit }] : []),
    ],
    spends: fee + deposit,
    transaction: (api) => api.tx.Verification.submit({ verifier, fingerprint, max_fee: fee }),
  })
}
