import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { receiptAt } from '@/wallet/receipt'
import { Shares } from '@/wallet/Shares'

import { TipEntry } from './entries'
import { type Room, useView } from './room'
import type { ShownTip, View } from './room-state'

/** A tip of one's own: by its name, or for one of the wallet by its block. */
export interface Sent {
  tip?: string
  block?: string
  amount: bigint
}

/** What became of a tip, as the room tells it, and its receipt. */
export function TipOutcome({ room, sent, onAgain }: { room: Room; sent: Sent; onAgain: () => void }) {
  const { t } = useTranslation('room')
  const tip = useView(room, (view) => find(view, sent))
  const chain = tip?.status === 'refused' ? null : tip?.chain
  const { data: receipt } = useQuery({
    queryKey: ['receipt', chain?.hash, chain?.event],
    enabled: chain != null,
    queryFn: () => receiptAt(chain!.hash, String(chain!.event)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="grid gap-4">
      <section aria-live="polite">
        <h3 className="mb-1 font-semibold">{t('tip.sent')}</h3>
        {tip ? (
          <ul>
            <TipEntry tip={tip} />
          </ul>
        ) : (
          <p role="status" className="text-quiet">
            {t('tip.pending')}…
          </p>
        )}
      </section>
      {receipt && <Shares split={receipt} amount={receipt.amount} brief />}
      <div className="flex flex-wrap gap-3">
        {chain && (
          <Link
            to="/receipt/$block/$event"
            params={{ block: String(chain.block), event: String(chain.event) }}
            className="inline-flex min-h-10 items-center rounded-lg border border-line px-4 font-semibold text-sm hover:border-accent"
          >
            {t('tip.seeReceipt')}
          </Link>
        )}
        <Button onClick={onAgain}>{t('tip.again')}</Button>
      </div>
    </div>
  )
}

function find({ entries }: View, { tip, block, amount }: Sent): ShownTip | undefined {
  const found = entries.findLast(
    (entry) =>
      entry.kind === 'tip' && (tip ? entry.tip.tip === tip : entry.tip.chain?.hash === block && BigInt(entry.tip.amount) === amount),
  )
  return found?.kind === 'tip' ? found.tip : undefined
}
