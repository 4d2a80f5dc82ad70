import type { ComponentProps } from 'react'

import { classes } from './classes'

const kinds = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  secondary: 'border border-line bg-raised text-ink hover:border-accent',
  danger: 'border border-danger text-danger hover:bg-danger/15',
  quiet: 'text-quiet hover:bg-raised hover:text-ink',
}

interface Props extends ComponentProps<'button'> {
  kind?: keyof typeof kinds
  /** Something is being done: the button cannot be pressed again. */
  busy?: boolean
}

export function Button({ kind = 'primary', busy, className, disabled, children, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(
        'inline-flex min-h-10 items-center justify-center gap-2 rounded-lg px-4 py-2 font-semibold text-sm disabled:opacity-50',
        kinds[kind],
        className,
      )}
    >
      {children}
    </button>
  )
}
