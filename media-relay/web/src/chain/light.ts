// A light client in this browser: it follows the chain by itself and believes no node (smoldot, in a worker).

import { getSmProvider } from 'polkadot-api/sm-provider'
import { startFromWorker } from 'polkadot-api/smoldot/from-worker'
import SmoldotWorker from 'polkadot-api/smoldot/worker?worker'

import { queries } from '@/app/queries'
import { node } from '@/relay/node'
import { about } from '@/relay/rooms'

const GENESIS = 'livestars.genesis'

/** Why the chain cannot be followed from here. */
export class LightClientUnavailable extends Error {
  constructor(why: string) {
    super(`The light client cannot start: ${why}. Switch it off in the settings to use the relay’s node.`)
    this.name = 'LightClientUnavailable'
  }
}

/** Follows the chain from the nodes that the relay names, beginning at the specification that its node gives. */
export async function lightProvider() {
  const { lightClient: bootNodes = [], genesis } = await queries.ensureQueryData(about)
  if (bootNodes.length === 0) throw new LightClientUnavailable('this relay names no node for light clients')
  // Which chain it is was believed once, when this browser first came; afterwards no relay can pass off another.
  const known = localStorage.getItem(GENESIS) ?? genesis
  if (known !== genesis) throw new LightClientUnavailable(`this relay follows another chain than before (${genesis})`)
  localStorage.setItem(GENESIS, genesis)
  const specification = await node().call<Record<string, unknown>>('sync_state_genSyncSpec', true)
  const client = startFromWorker(new SmoldotWorker(), { maxLogLevel: 2 })
  return getSmProvider(() => client.addChain({ chainSpec: JSON.stringify({ ...specification, bootNodes }) }))
}
