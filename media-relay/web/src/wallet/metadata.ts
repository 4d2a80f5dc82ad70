// What wallets and error messages need of the chain's metadata.
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings'

import type { Chain } from '@/chain'
import { SS58_PREFIX } from '@/chain/amount'
import { toHex } from '@/chain/hex'

/** Bytes in base64. */
function base64(bytes: Uint8Array) {
  let text = ''
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  return btoa(text)
}

/** A chain as wallets of the injected kind want it described. */
export async function describeChain({ client, api }: Chain) {
  const [{ name, genesisHash }, { spec_version }, opaque, latest] = await Promise.all([
    client.getChainSpecData(),
    api.constants.System.Version(),
    api.apis.Metadata.metadata(),
    client.getFinalizedBlock().then(({ hash }) => client.getMetadata(hash)),
  ])
  return {
    chain: name,
    genesisHash,
    icon: 'substrate',
    ss58Format: SS58_PREFIX,
    chainType: 'substrate',
    color: '#ff7ab2',
    specVersion: spec_version,
    tokenDecimals: 12,
    tokenSymbol: 'LIVE',
    types: {},
    userExtensions: {},
    metaCalls: base64(opaque),
    rawMetadata: toHex(latest),
  }
}

/** What a pallet's metadata says of one of its errors, as one line. */
export async function errorDocs({ client }: Chain, pallet: string, error: string): Promise<string | undefined> {
  const { hash } = await client.getFinalizedBlock()
  const { pallets, lookup } = unifyMetadata(decAnyMetadata(await client.getMetadata(hash)))
  const errors = pallets.find(({ name }) => name === pallet)?.errors
  const definition = typeof errors === 'number' ? lookup[errors]?.def : errors && lookup[errors.type]?.def
  if (definition?.tag !== 'variant') return
  return (
    definition.value
      .find(({ name }) => name === error)
      ?.docs.join(' ')
      .trim() || undefined
  )
}
