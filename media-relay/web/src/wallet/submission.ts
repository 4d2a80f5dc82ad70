// From a transaction to its block: signed, sent, included, final.
import type { PolkadotSigner, Transaction } from 'polkadot-api'

import type { Chain } from '@/chain'

import { signingTexts } from './errors'
import { errorDocs } from './metadata'
import { dispatchErrorText, namesOf, Refused } from './refusals'
import type { ChainEvent, Included } from './transactions'

/** Where a transaction is on its way. */
export type Step = 'signature' | 'sent' | 'included' | 'final'

/** How long a signed transaction can be taken into a block: at two seconds a block, about eight minutes. */
const PERIOD = 256

/** The first nonce that is free, by account, after what was sent here and is in no block yet. */
const sent = new Map<string, number>()

/** The next nonce of an account: that of the best block, or one above what is on its way. */
async function nextNonce({ api }: Chain, address: string) {
  const inBlock = await api.apis.AccountNonceApi.account_nonce(address, { at: 'best' })
  return Math.max(inBlock, sent.get(address) ?? 0)
}

/** Signs and sends a transaction, and resolves once it is in a best block. Rejects if the chain refuses it or it failed there. */
export async function submit(
  chain: Chain,
  address: string,
  transaction: Transaction,
  signer: PolkadotSigner,
  onStep: (step: Step) => void,
): Promise<Included> {
  onStep('signature')
  const nonce = await nextNonce(chain, address)
  const signed = await transaction.sign(signer, { nonce, mortality: { mortal: true, period: PERIOD } })
  onStep('sent')
  sent.set(address, nonce + 1)
  return new Promise((resolve, reject) => {
    let finalized: { resolve: () => void; reject: (error: Error) => void } | undefined
    const fail = (error: Error) => {
      // What is sent next must not wait for a nonce that will never be used.
      if (sent.get(address) === nonce + 1) sent.delete(address)
      finalized?.reject(error)
      reject(error)
    }
    chain.client.submitAndWatch(signed).subscribe({
      next: (event) => {
        if (event.type !== 'finalized' && !(event.type === 'txBestBlocksState' && event.found)) return
        if (event.ok && !finalized) {
          const final = new Promise<void>((resolve, reject) => {
            finalized = { resolve, reject }
          })
          // Not everybody waits for it.
          final.catch(() => {})
          onStep('included')
          resolve({ block: event.block, events: event.events as unknown as ChainEvent[], final })
        }
        if (!event.ok && (!finalized || event.type === 'finalized')) {
          refusal(chain, event.dispatchError).then(fail)
          return
        }
        if (event.type === 'finalized') {
          onStep('final')
          finalized?.resolve()
        }
      },
      error: fail,
    })
  })
}

/** The error of a block, in words. */
async function refusal(chain: Chain, error: unknown) {
  const text = await dispatchErrorText(error, await signingTexts(), (pallet, name) => errorDocs(chain, pallet, name))
  return new Refused(namesOf(error), text)
}
