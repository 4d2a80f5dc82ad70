import { Copy, QrCode, Share2 } from 'lucide-react'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/notices'

import { act } from './act'
import { encodeCode, linkOf } from './code'
import { live } from './words'

/** A code with its link: to copy, to share, to scan, or to give up. */
export function CodeLink({ code, deposit }: { code: string; deposit: bigint }) {
  const { t, i18n } = useTranslation('referrals')
  const [shown, setShown] = useState<'picture' | 'release'>()
  const link = linkOf(location.origin, code)

  const copy = async () => {
    await navigator.clipboard.writeText(link)
    notify({ kind: 'success', text: t('link.copied') })
  }
  const share = () => navigator.share({ title: 'Live Stars', url: link }).catch(() => undefined)
  const release = async () => {
    setShown(undefined)
    await act(
      {
        title: t('codes.releasing', { code }),
        changes: [{ label: t('codes.returned'), amount: deposit }],
        transaction: (api) => api.tx.Referrals.release_code({ code: encodeCode(code) }),
      },
      t('codes.released', { code }),
    )
  }

  return (
    <li className="grid gap-3 rounded-xl bg-raised p-4">
      <p className="break-all font-mono text-lg">{link}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={copy} className="min-h-11">
          <Copy aria-hidden className="size-4" />
          {t('link.copy')}
        </Button>
        <Button kind="secondary" onClick={() => setShown('picture')} className="min-h-11">
          <QrCode aria-hidden className="size-4" />
          {t('link.picture')}
        </Button>
        {'share' in navigator && (
          <Button kind="secondary" onClick={share} className="min-h-11">
            <Share2 aria-hidden className="size-4" />
            {t('link.share')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setShown('release')} className="min-h-11">
          {t('codes.release')}
        </Button>
      </div>
      <Dialog open={shown === 'picture'} title={t('link.pictureOf', { code })} onClose={() => setShown(undefined)}>
        <QRCodeSVG value={link} size={280} marginSize={4} title={link} className="mx-auto h-auto w-full max-w-72 rounded-xl" />
        <p className="break-all text-center font-mono text-sm">{link}</p>
      </Dialog>
      <Dialog open={shown === 'release'} title={t('codes.releaseTitle', { code })} onClose={() => setShown(undefined)}>
        <p>{t('codes.releaseText', { held: live(deposit, i18n.language) })}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="secondary" onClick={() => setShown(undefined)}>
            {t('codes.keep')}
          </Button>
          <Button kind="danger" onClick={release}>
            {t('codes.release')}
          </Button>
        </div>
      </Dialog>
    </li>
  )
}
