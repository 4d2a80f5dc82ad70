import { type ComponentProps, type ReactNode, useId } from 'react'

import { classes } from './classes'

interface Around {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was entered. */
  fault?: ReactNode
}

const box = 'w-full rounded-lg border border-line bg-ground px-3 py-2 text-base text-ink placeholder:text-quiet aria-invalid:border-danger'

/** A line of text with its label. */
export function Field({ label, hint, fault, className, ...rest }: Around & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} className={className}>
      <input {...rest} id={id} aria-invalid={fault ? true : undefined} aria-describedby={`${id}-more`} className={box} />
    </Labelled>
  )
}

/** Several lines of text with their label. */
export function Area({ label, hint, fault, className, ...rest }: Around & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} className={className}>
      <textarea {...rest} id={id} aria-invalid={fault ? true : undefined} aria-describedby={`${id}-more`} className={box} />
    </Labelled>
  )
}

/** A choice of one with its label. */
export function Choice({ label, hint, fault, className, ...rest }: Around & ComponentProps<'select'>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} className={className}>
      <select {...rest} id={id} aria-invalid={fault ? true : undefined} aria-describedby={`${id}-more`} className={box} />
    </Labelled>
  )
}

function Labelled({ id, label, hint, fault, className, children }: Around & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={classes('grid gap-1', className)}>
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      {children}
      <p id={`${id}-more`} className={classes('text-sm empty:hidden', fault ? 'text-danger' : 'text-quiet')}>
        {fault || hint}
      </p>
    </div>
  )
}
