import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'

import { Address, brief } from '@/ui/Address'
import { type Account, switchTo, useWallet } from '@/wallet/store'

const item = 'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm outline-none data-highlighted:bg-raised'

/** Who one is, and who else one can be. */
export function AccountChoice({ active }: { active: Account }) {
  const { t } = useTranslation()
  const accounts = useWallet((wallet) => wallet.accounts)
  const navigate = useNavigate()
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t('account.menu', { account: active.name ?? brief(active.address) })}
        className="inline-flex shrink-0 items-center gap-1 rounded-lg border border-line px-3 py-2 text-sm hover:border-accent"
      >
        <Address of={active.address} name={active.name} plain />
        <ChevronDown aria-hidden className="size-4 text-quiet" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} className="z-40 min-w-56 rounded-xl border border-line bg-panel p-1 shadow-lg">
          <DropdownMenu.RadioGroup value={active.address} onValueChange={switchTo}>
            {accounts.map(({ address, name }) => (
              <DropdownMenu.RadioItem key={address} value={address} className={item}>
                <span className="flex-1">{name ?? brief(address)}</span>
                <DropdownMenu.ItemIndicator className="text-accent">●</DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={item} onSelect={() => navigate({ to: '/wallet' })}>
            {t('nav.wallet')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => navigate({ to: '/settings' })}>
            {t('nav.settings')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
