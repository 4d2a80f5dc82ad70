import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { remove } from '@/relay/vault'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { propose } from '@/wallet/transactions'

import { useAction } from '../act'
import type { Standing } from './steps'

/** Deletes her documents and ends her right to be on camera, after it was said what that means. */
export function DeleteDocuments({ standing: { verification, pending, deposits } }: { standing: Standing }) {
  const { t } = useTranslation('studio')
  const [open, setOpen] = useState(false)
  const { busy, run } = useAction()
  const fingerprints = [
    ...(verification.state === 'attested' || verification.state === 'pending' ? [verification.fingerprint] : []),
    ...(pending ? [pending.fingerprint] : []),
  ]
  const returned = deposits.record + (pending?.fee ?? 0n)
  const erase = () =>
    run(async () => {
      await propose({
        title: t('propose.withdraw'),
        changes: [
          { label: t('change.returned'), amount: returned },
          ...(verification.state === 'attested' ? [{ label: t('change.ends') }] : []),
        ],
        transaction: (api) => api.tx.Verification.withdraw(),
      })
      setOpen(false)
      // The relay deletes them by itself when the withdrawal is final; this does it at once.
      for (const fingerprint of new Set(fingerprints)) await remove(fingerprint)
      return t('delete.done')
    })
  return (
    <>
      <Button kind="danger" className="justify-self-start" onClick={() => setOpen(true)}>
        {t('delete.button')}
      </Button>
      <Dialog open={open} title={t('delete.title')} onClose={() => setOpen(false)}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{t('delete.relay')}</li>
          <li>{t('delete.chain')}</li>
          <li>{t('delete.stream')}</li>
          <li>{t('delete.verifier')}</li>
        </ul>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="secondary" onClick={() => setOpen(false)}>
            {t('delete.keep')}
          </Button>
          <Button kind="danger" busy={busy} onClick={erase}>
            {t('delete.confirm')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
