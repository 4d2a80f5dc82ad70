import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { about } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Area, Field } from '@/ui/Field'
import { Empty } from '@/ui/states'
import { useWallet } from '@/wallet/store'

import { allMethods, openRpc } from './data'
import { Frames } from './Frames'
import { exampleCall } from './openrpc'
import { type Frame, ShownSocket } from './socket'

const FIRST = 'liveStars_ranking'
const DRAFT = 'livestars.developers.call'

/** What was typed, as it is kept while the tab lives. */
function draft(): { method: string; parameters: string } | undefined {
  const kept = sessionStorage.getItem(DRAFT)
  return kept ? JSON.parse(kept) : undefined
}

/** Calls methods of the relay's node and shows what it answers. */
export function Console({ first }: { first?: string }) {
  const { t } = useTranslation('developers')
  const document = useQuery(openRpc).data?.document
  const others = useQuery(allMethods)
  const here = useQuery(about)
  const account = useWallet((wallet) => wallet.active?.address) ?? here.data?.account ?? ''
  const [method, setMethod] = useState(first ?? draft()?.method ?? FIRST)
  const [typed, setTyped] = useState(first ? undefined : draft()?.parameters)
  const [frames, setFrames] = useState<Frame[]>([])
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const socket = useRef<ShownSocket>(undefined)
  const last = useRef(0)
  useEffect(() => {
    const opened = new ShownSocket('/node', setFrames, () => setBusy(false))
    socket.current = opened
    return () => opened.close()
  }, [])

  const known = document?.methods.find(({ name }) => name === method)
  const example =
    known && document ? exampleCall(known, document.components.schemas, { Account: account, Decimal: '1000000000000', count: 10 }) : []
  const parameters = typed ?? JSON.stringify(example, null, 2)

  const keep = (next: { method?: string; parameters?: string }) => {
    sessionStorage.setItem(DRAFT, JSON.stringify({ method, parameters: typed, ...next }))
  }
  const choose = (name: string) => {
    setMethod(name)
    setTyped(undefined)
    setFault(undefined)
    keep({ method: name, parameters: undefined })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    let params: unknown
    try {
      params = JSON.parse(parameters)
    } catch (error) {
      return setFault(t('console.notJson', { error: (error as Error).message }))
    }
    if (typeof params !== 'object' || params === null) return setFault(t('console.notParameters'))
    setFault(undefined)
    setBusy(true)
    last.current += 1
    try {
      await socket.current?.say(JSON.stringify({ jsonrpc: '2.0', id: last.current, method: method.trim(), params }))
    } catch {
      setFault(t('console.unreachable'))
      setBusy(false)
    }
  }

  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title={t('console.title')}>
        <form onSubmit={send} className="grid gap-4">
          <p className="text-quiet text-sm">{t('console.text', { url: `${location.origin.replace(/^http/, 'ws')}/node` })}</p>
          <Field
            label={t('console.method')}
            list="methods"
            value={method}
            onChange={(event) => choose(event.target.value)}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            hint={<span lang="en">{known?.summary}</span>}
          />
          <datalist id="methods">
            {[...new Set([...(document?.methods.map(({ name }) => name) ?? []), ...(others.data ?? [])])].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Area
            label={t('console.parameters')}
            rows={Math.min(Math.max(parameters.split('\n').length, 3), 16)}
            value={parameters}
            onChange={(event) => {
              setTyped(event.target.value)
              keep({ parameters: event.target.value })
            }}
            fault={fault}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={busy} disabled={method.trim() === ''} className="min-h-11">
              {t('console.send')}
            </Button>
            <Button kind="secondary" onClick={() => choose(method)} className="min-h-11">
              {t('console.example')}
            </Button>
          </div>
        </form>
      </Card>
      <Card
        title={t('console.answers')}
        actions={
          frames.length > 0 && (
            <Button kind="quiet" onClick={() => socket.current?.clear()}>
              {t('frames.clear')}
            </Button>
          )
        }
      >
        <div role="log" aria-label={t('console.answers')}>
          {frames.length === 0 ? <Empty>{t('console.none')}</Empty> : <Frames frames={frames} />}
        </div>
      </Card>
    </div>
  )
}
