// LIVE for nothing, on chains for development only: from an account whose phrase everybody knows.

import { DEV_PHRASE } from '@polkadot-labs/hdkd-helpers'
import { useQuery } from '@tanstack/react-query'
import { getPolkadotSigner } from 'polkadot-api/signer'

import { chain } from '@/chain'
import { LIVE } from '@/chain/amount'
import { about } from '@/relay/rooms'

import { addressOf, derive } from './phrase'
import { submit } from './submission'

/** What the faucet gives. */
export const GIFT = 100n * LIVE
const GIVER = { mnemonic: DEV_PHRASE, path: '//Ferdie' }

/** Whether the chain gives LIVE away: the relay says so, or the name of the chain does. */
export function useFaucet() {
  const said = useQuery(about)
  const asked = useQuery({
    queryKey: ['development'],
    enabled: said.data !== undefined && said.data.development === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => /development/i.test((await (await chain()).client.getChainSpecData()).name),
  })
  return said.data?.development ?? asked.data ?? false
}

/** Gives LIVE to an account. Resolves once they are there. */
export async function pour(address: string) {
  const connected = await chain()
  const { publicKey, sign } = derive(GIVER)
  const transaction = connected.api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: address }, value: GIFT })
  const signer = getPolkadotSigner(publicKey, 'Sr25519', sign)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await submit(connected, addressOf({ publicKey }), transaction, signer, () => {})
    } catch (error) {
      // Everybody uses the same account: somebody else was faster.
      if (attempt === 3) throw error
    }
  }
}
