import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { Address, brief } from '@/ui/Address'
import { Button } from '@/ui/Button'

import { inWords } from './errors'
import { accountsOf, WalletUnavailable, walletName, wallets } from './injected'
import { addAccount } from './store'

/** Choosing a wallet beside the page, and one of its accounts. */
export function ConnectWallet({ onDone, onBack }: { onDone?: () => void; onBack: () => void }) {
  const { t } = useTranslation('signing')
  const found = wallets()
  const connecting = useMutation({
    mutationFn: async (extension: string) => {
      try {
        return { extension, accounts: await accountsOf(extension) }
      } catch (error) {
        const reason = error instanceof WalletUnavailable ? error.reason : undefined
        throw new Error(reason ? t(`connect.${reason}`, { wallet: walletName(extension) }) : await inWords(error))
      }
    },
  })
  return (
    <div className="grid gap-3">
      <h3 className="font-semibold">{t('connect.title')}</h3>
      {found.length === 0 && <p className="text-quiet text-sm">{t('connect.none')}</p>}
      <div className="flex flex-wrap gap-2">
        {found.map((extension) => (
          <Button key={extension} kind="secondary" busy={connecting.isPending} onClick={() => connecting.mutate(extension)}>
            {walletName(extension)}
          </Button>
        ))}
      </div>
      <div aria-live="polite" className="grid gap-2 text-sm">
        {connecting.isPending && <p className="text-quiet">{t('connect.look')}</p>}
        {connecting.error && <p className="text-danger">{connecting.error.message}</p>}
        {connecting.data?.accounts.length === 0 && (
          <p className="text-warning">{t('connect.empty', { wallet: walletName(connecting.data.extension) })}</p>
        )}
        {connecting.data?.accounts.map((account) => (
          <button
            key={account.address}
            type="button"
            className="flex min-h-11 items-center justify-between gap-3 rounded-xl border border-line px-4 py-2 text-left hover:border-accent"
            onClick={() => {
              addAccount(account)
              onDone?.()
            }}
          >
            <span className="font-semibold">{account.name ?? brief(account.address)}</span>
            <span className="text-quiet">
              <Address of={account.address} plain />
            </span>
          </button>
        ))}
      </div>
      <Button kind="quiet" className="justify-self-start" onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  )
}
