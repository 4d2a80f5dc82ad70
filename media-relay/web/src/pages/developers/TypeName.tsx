import { Fragment } from 'react'

import type { Type } from './openrpc'

/** Where a shape is described. */
export const shapeAnchor = (shape: string) => `shape-${shape}`

/** A type, with shapes that lead to where they are described. */
export function TypeName({ of }: { of: Type }) {
  return (
    <span translate="no" className="break-words font-mono">
      <Part of={of} />
    </span>
  )
}

function Part({ of }: { of: Type }) {
  if ('shape' in of) {
    const reveal = () => {
      const found = document.getElementById(shapeAnchor(of.shape))
      if (!(found instanceof HTMLDetailsElement)) return
      found.open = true
      found.scrollIntoView({ block: 'center' })
      found.querySelector('summary')?.focus()
    }
    return (
      <button type="button" onClick={reveal} className="text-accent underline">
        {of.shape}
      </button>
    )
  }
  if ('word' in of) return of.word
  if ('list' in of)
    return (
      <>
        <Part of={of.list} />
        []
      </>
    )
  return of.either.map((type, place) => (
    <Fragment key={JSON.stringify(type)}>
      {place > 0 && ' | '}
      <Part of={type} />
    </Fragment>
  ))
}
