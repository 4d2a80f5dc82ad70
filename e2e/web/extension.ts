// A wallet beside the page, as Polkadot.js puts itself there. It encodes and signs as that wallet does, with its own library.
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import type { SignerPayloadJSON } from '@polkadot/types/types'
import { u8aToHex, u8aWrapBytes } from '@polkadot/util'

import { SS58_PREFIX } from '../tests/accounts'
import type { Visitor } from './visitor'

const EXTENSION = 'polkadot-js'

/** A wallet with one account. */
export class Extension {
  /** What it was asked to sign and told, in its order. */
  readonly texts: string[] = []
  readonly transactions: SignerPayloadJSON[] = []
  readonly chains: string[] = []

  private constructor(readonly api: ApiPromise, readonly pair: ReturnType<Keyring['addFromUri']>) {}

  /** A wallet with the key of a derivation path of the development phrase, which knows the chain of this node. */
  static async install(visitor: Visitor, node: string, path: string, name: string) {
    const api = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true })
    const extension = new Extension(api, new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX }).addFromUri(path))
    await extension.stand(visitor, name)
    return extension
  }

  close() {
    return this.api.disconnect()
  }

  /** Stands beside every page that the visitor opens from now on. */
  private async stand({ context }: Visitor, name: string) {
    await context.exposeFunction('walletSignsText', (data: string) => {
      this.texts.push(data)
      return u8aToHex(this.pair.sign(u8aWrapBytes(data)))
    })
    await context.exposeFunction('walletSignsTransaction', (payload: SignerPayloadJSON) => {
      this.transactions.push(payload)
      return this.api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(this.pair).signature
    })
    await context.exposeFunction('walletLearns', (genesis: string) => void this.chains.push(genesis))
    await context.addInitScript(
      ({ extension, address, name }) => {
        const page = window as any
        let request = 0
        page.injectedWeb3 = {
          [extension]: {
            version: '0.62.0',
            enable: async () => ({
              accounts: { get: async () => [{ address, name, type: 'sr25519' }], subscribe: () => () => {} },
              metadata: {
                get: async () => [],
                provide: async ({ genesisHash }: { genesisHash: string }) => {
                  await page.walletLearns(genesisHash)
                  return true
                },
              },
              signer: {
                signRaw: async ({ data }: { data: string }) => ({ id: ++request, signature: await page.walletSignsText(data) }),
                signPayload: async (payload: unknown) => ({ id: ++request, signature: await page.walletSignsTransaction(payload) }),
              },
            }),
          },
        }
      },
      { extension: EXTENSION, address: this.pair.address, name },
    )
  }
}
