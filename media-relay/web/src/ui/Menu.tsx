import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

import { classes } from './classes'

/** A button with a picture on it, and what opens beside it. `className` is the button's. */
export function Menu({ label, icon, className, children }: { label: string; icon: ReactNode; className: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger aria-label={label} className={classes('grid shrink-0 place-items-center', className)}>
        {icon}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          collisionPadding={8}
          className="z-40 min-w-60 max-w-72 rounded-xl border border-line bg-panel p-1 text-sm shadow-xl"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** Something that can be done. */
export function MenuItem({ icon, onSelect, children }: { icon?: ReactNode; onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none data-[highlighted]:bg-raised [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      {children}
    </DropdownMenu.Item>
  )
}
