// Builds the project's documentation into the app: Markdown becomes a tree of plain data, of which the page makes elements, so that no
// text is ever taken for HTML.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { marked, type Token, type Tokens } from 'marked'
import type { Plugin } from 'vite'

import type { Block, Inline } from './src/pages/developers/document'

const folder = fileURLToPath(new URL('../../docs', import.meta.url))
const PREFIX = 'virtual:docs/'

/** `virtual:docs/NAME.md` is a document as data, and `virtual:docs/NAME` is NAME.json as it is; both from the folder docs. */
export function documents(): Plugin {
  return {
    name: 'livestars-documents',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return
      const name = id.slice(PREFIX.length + 1)
      const file = `${folder}/${name.endsWith('.md') ? name : `${name}.json`}`
      this.addWatchFile(file)
      const text = readFileSync(file, 'utf8')
      return `export default ${file.endsWith('.json') ? text : JSON.stringify(blocks(marked.lexer(text)))}`
    },
  }
}

function blocks(tokens: Token[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case 'heading':
        return [{ kind: 'heading', level: token.depth, content: inlines(token.tokens) }]
      case 'paragraph':
      case 'text':
        return [{ kind: 'paragraph', content: inlines(token.tokens ?? [token]) }]
      case 'code':
        return [{ kind: 'code', text: token.text }]
      case 'list':
        return [{ kind: 'list', ordered: token.ordered, items: (token as Tokens.List).items.map(({ tokens }) => blocks(tokens)) }]
      case 'table': {
        const { header, rows } = token as Tokens.Table
        return [{ kind: 'table', head: header.map(cell), rows: rows.map((row) => row.map(cell)) }]
      }
      case 'blockquote':
        return blocks(token.tokens ?? [])
      case 'space':
        return []
      default:
        throw new Error(`documents with a ${token.type} are not built: ${token.raw}`)
    }
  })
}

const cell = ({ tokens }: Tokens.TableCell) => inlines(tokens)

function inlines(tokens: Token[] = []): Inline[] {
  const parts = tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'codespan':
        return [{ kind: 'code', text: token.text }]
      case 'strong':
      case 'em':
        return [{ kind: token.type, content: inlines(token.tokens) }]
      case 'link':
        // What leads to a file of the repository leads nowhere here.
        return /^https?:/.test(token.href) ? [{ kind: 'link', href: token.href, content: inlines(token.tokens) }] : inlines(token.tokens)
      case 'br':
        return [{ kind: 'break' }]
      case 'html':
        return /^<br\s*\/?>$/.test(token.raw) ? [{ kind: 'break' }] : [token.raw]
      case 'text':
      case 'escape':
        return 'tokens' in token ? inlines(token.tokens) : [unescaped(token.text)]
      default:
        throw new Error(`documents with ${token.type} in a line are not built: ${token.raw}`)
    }
  })
  // Texts that follow each other are one.
  const joined: Inline[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}

/** The characters that the lexer writes as entities. */
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!)
