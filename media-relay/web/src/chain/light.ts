// A light client in this browser: it follows the chain by itself and believes no node (smoldot, in a worker).
import { createStore, del, get, set } from 'idb-keyval'
import { getSmProvider } from 'polkadot-api/sm-provider'
import type { Chain } from 'polkadot-api/smoldot'
import { startFromWorker } from 'polkadot-api/smoldot/from-worker'
import SmoldotWorker from 'polkadot-api/smoldot/worker?worker'

import { queries } from '@/app/queries'
import { askJson } from '@/relay/http'
import { about } from '@/relay/rooms'

const store = createStore('livestars.chain', 'known')
const KEY = 'chain'

/** Why the chain cannot be followed from here. */
export class LightClientUnavailable extends Error {
  constructor(why: string) {
    super(`The light client cannot start: ${why}. Switch it off in the settings to use the relay’s node.`)
    this.name = 'LightClientUnavailable'
  }
}

/** Which chain it is: believed once, when this browser first follows it. Afterwards no relay can pass off another. */
interface Known {
  genesis: string
  specification: object
}

/** Follows the chain from the nodes that the relay names. */
export async function lightProvider() {
  const { lightClient: bootNodes = [], genesis } = await queries.ensureQueryData(about)
  if (bootNodes.length === 0) throw new LightClientUnavailable('this relay names no node for light clients')
  const known = (await get<Known>(KEY, store)) ?? { genesis, specification: await askJson<object>('/chain-specification') }
  if (known.genesis !== genesis) throw new LightClientUnavailable(`this relay follows another chain than before (${genesis})`)
  await set(KEY, known, store)
  const chainSpec = JSON.stringify({ ...known.specification, bootNodes })
  const client = startFromWorker(new SmoldotWorker(), { maxLogLevel: 2 })
  // Whether the chain can be followed is found out before the provider is, which would try for ever.
  let first: Chain | undefined = await client.addChain({ chainSpec }).catch(async (error) => {
    await del(KEY, store)
    client.terminate()
    throw new LightClientUnavailable(error.message)
  })
  return getSmProvider(() => {
    const chain = first ?? client.addChain({ chainSpec })
    first = undefined
    return chain
  })
}
