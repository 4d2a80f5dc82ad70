import { Link } from '@tanstack/react-router'
import { QRCodeSVG } from 'qrcode.react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/notices'
import { Faucet } from '@/wallet/GetLive'
import { UNSECURED } from '@/wallet/purse'
import type { Account } from '@/wallet/store'

interface Props {
  open: boolean
  onClose: () => void
  account: Account
  total: bigint
}

/** The account's address, to be scanned or copied; not for a key that is not backed up and has much already. */
export function Receive({ open, onClose, account, total }: Props) {
  const { t } = useTranslation('wallet')
  const { t: tCommon } = useTranslation()
  const unsecured = account.kind === 'browser' && !account.backedUp
  return (
    <Dialog open={open} title={t('receive.title')} onClose={onClose}>
      {unsecured && total >= UNSECURED ? (
        <p className="rounded-xl border border-warning p-4">{t('receive.full')}</p>
      ) : (
        <div className="grid justify-items-center gap-4">
          <div className="rounded-2xl bg-white p-4">
            <QRCodeSVG value={account.address} size={208} title={t('receive.code')} />
          </div>
          <p className="break-all text-center font-mono text-sm">{account.address}</p>
          <Button
            onClick={async () => {
              await navigator.clipboard.writeText(account.address)
              notify({ kind: 'success', text: tCommon('address.copied') })
            }}
          >
            {t('receive.copy')}
          </Button>
          {unsecured && <p className="text-center text-sm text-warning">{t('receive.small')}</p>}
        </div>
      )}
    </Dialog>
  )
}

/** Where LIVE come from; in place, or as a dialog. */
export function HowToGet({ open, onClose }: { open?: boolean; onClose?: () => void }) {
  const { t } = useTranslation('wallet')
  const ways = (
    <div className="grid gap-4">
      <Faucet />
      <ul className="grid gap-2 text-sm">
        <li>{t('get.receive')}</li>
        <li>
          {t('get.invite')}{' '}
          <Link to="/referrals" className="text-accent underline">
            {t('get.inviteLink')}
          </Link>
        </li>
        <li>
          {t('get.perform')}{' '}
          <Link to="/studio" className="text-accent underline">
            {t('get.performLink')}
          </Link>
        </li>
      </ul>
    </div>
  )
  if (!onClose) {
    return (
      <section className="grid gap-3 rounded-xl bg-raised p-4">
        <h3 className="font-semibold">{t('get.title')}</h3>
        {ways}
      </section>
    )
  }
  return (
    <Dialog open={open ?? false} title={t('get.title')} onClose={onClose}>
      {ways}
    </Dialog>
  )
}
