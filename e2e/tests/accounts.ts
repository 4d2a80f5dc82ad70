// The development accounts, as polkadot-api signers.
import { sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy, ss58Address } from '@polkadot-labs/hdkd-helpers'
import { getPolkadotSigner } from 'polkadot-api/signer'

const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)))

/** The chain's prefix in addresses. */
export const SS58_PREFIX = 5483

/** The key, the address and the signer of a development account, by its derivation path. */
export function account(path: string) {
  const pair = derive(path)
  return {
    publicKey: pair.publicKey,
    sign: pair.sign,
    address: ss58Address(pair.publicKey, SS58_PREFIX),
    signer: getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign),
  }
}

/** One LIVE in planck. */
export const LIVE = 10n ** 12n
