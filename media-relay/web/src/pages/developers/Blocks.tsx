import { createElement, type ReactNode } from 'react'

import { classes } from '@/ui/classes'

import { anchorOf, type Block, type Inline } from './document'

const sizes = ['font-bold text-2xl', 'mt-4 font-bold text-xl', 'mt-2 font-semibold text-lg', 'font-semibold']

/** The parts of a document. Its headings begin below the page's own. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return blocks.map((block, place) => <OneBlock key={place} block={block} />)
}

function OneBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(
        `h${Math.min(block.level + 1, 6)}`,
        {
          id: anchorOf(block.content),
          tabIndex: -1,
          className: classes('scroll-mt-20 break-words', sizes[block.level - 1] ?? 'font-semibold'),
        },
        <Line of={block.content} />,
      )
    case 'paragraph':
      return (
        <p className="max-w-prose break-words leading-relaxed">
          <Line of={block.content} />
        </p>
      )
    case 'code':
      return <pre className="whitespace-pre-wrap break-all rounded-xl bg-raised p-4 font-mono text-sm">{block.text}</pre>
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        { className: classes('grid gap-2 pl-5', block.ordered ? 'list-decimal' : 'list-disc') },
        block.items.map((item, place) => <li key={place}>{<Blocks blocks={item} />}</li>),
      )
    case 'table':
      return <Table {...block} />
  }
}

/** A table; on a narrow screen each row is a card, whose cells say their column. */
function Table({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <table className="w-full border-collapse text-left text-sm max-sm:block">
      <thead className="text-quiet max-sm:sr-only">
        <tr>
          {head.map((cell, column) => (
            <th key={column} scope="col" className="px-2 py-2 font-normal">
              <Line of={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row, place) => (
          <tr key={place} className="border-line border-t align-top max-sm:grid max-sm:gap-1 max-sm:py-3">
            {row.map((cell, column) => (
              <td key={column} className={classes('break-words px-2 py-2 max-sm:py-0', column > 0 && 'max-sm:text-quiet')}>
                <Line of={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Line({ of }: { of: Inline[] }): ReactNode {
  return of.map((part, place) => {
    if (typeof part === 'string') return part
    switch (part.kind) {
      case 'code':
        return (
          <code key={place} className="break-words rounded bg-raised px-1 py-0.5 font-mono text-[0.9em]">
            {part.text}
          </code>
        )
      case 'strong':
        return (
          <strong key={place}>
            <Line of={part.content} />
          </strong>
        )
      case 'em':
        return (
          <em key={place}>
            <Line of={part.content} />
          </em>
        )
      case 'link':
        return (
          <a key={place} href={part.href} rel="noreferrer" className="text-accent underline">
            <Line of={part.content} />
          </a>
        )
      default:
        return <br key={place} />
    }
  })
}
