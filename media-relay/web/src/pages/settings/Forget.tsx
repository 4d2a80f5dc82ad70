import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/notices'
import { useWallet } from '@/wallet/store'

import { forgetEverything } from './forget'

/** Deletes what this browser keeps of the app, keys and purses with it, and says what that means. */
export function Forget() {
  const { t } = useTranslation('settings')
  const accounts = useWallet((wallet) => wallet.accounts)
  const [asking, setAsking] = useState(false)
  const [sure, setSure] = useState(false)
  const unsecured = accounts.filter(({ kind, backedUp }) => kind === 'browser' && !backedUp).length
  return (
    <Card title={t('forget.title')}>
      <p className="mb-3 text-quiet">{t('forget.text')}</p>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('forget.do')}
      </Button>
      <Dialog open={asking} title={t('forget.title')} onClose={() => setAsking(false)}>
        <p>{t('forget.what')}</p>
        {unsecured > 0 && (
          <p role="alert" className="rounded-xl border border-danger p-3">
            {t('forget.unsecured', { count: unsecured })}
          </p>
        )}
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5 accent-accent" checked={sure} onChange={({ target }) => setSure(target.checked)} />
          {t('forget.sure')}
        </label>
        <Button
          kind="danger"
          disabled={!sure}
          onClick={() => forgetEverything().catch((error) => notify({ kind: 'failure', text: String(error) }))}
        >
          {t('forget.do')}
        </Button>
      </Dialog>
    </Card>
  )
}
