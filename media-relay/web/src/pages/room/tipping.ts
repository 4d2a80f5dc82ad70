import { ask, Problem } from '@/relay/http'
import { Refused, RoomLost } from '@/relay/room-socket'
import { dropOrder, type MadeOrder, makeOrder, tipByWallet } from '@/wallet/purse'
import type { Included } from '@/wallet/transactions'

import type { Room } from './room'

/** What is tipped. */
export interface Wish {
  performer: string
  /** Planck. */
  amount: bigint
  note?: string
  anonymous: boolean
}

/** The relay did not say whether it took the order. Sending it again cannot pay it twice. */
export class Unsure extends Error {
  constructor(readonly made: MadeOrder) {
    super('the relay did not answer')
    this.name = 'Unsure'
  }
}

/** Tips out of the purse. Returns the tip's name. */
export async function tipByPurse(room: Room, { anonymous, ...wish }: Wish): Promise<string> {
  return send(room, await makeOrder(wish), anonymous)
}

/** Hands an order to the room, or to the relay if the room cannot be reached. */
export async function send(room: Room, made: MadeOrder, anonymous: boolean): Promise<string> {
  const { order, note, hash } = made
  try {
    await room.say({ type: 'order', order, note, anonymous })
    return hash
  } catch (error) {
    if (error instanceof Refused && error.kind !== 'order-undecided') {
      await dropOrder(hash)
      throw error
    }
    if (!(error instanceof RoomLost || error instanceof Refused)) throw error
  }
  try {
    await ask('/orders', { method: 'POST', json: { order, note } })
    return hash
  } catch (error) {
    if (error instanceof Problem && error.status < 500) {
      await dropOrder(hash)
      throw error
    }
    throw new Unsure(made)
  }
}

/**
 * Tips by one signature of the wallet. The room is told the note and the name before, which takes a proof of the account; without a
 * note the tip shows no name.
 */
export async function tipOnce(room: Room, { anonymous, note, ...wish }: Wish): Promise<Included> {
  if (note) {
    if (!room.view.getState().you?.signedIn) await room.signIn()
    await room.say({ type: 'note', text: note, anonymous })
  }
  return tipByWallet({ ...wish, note })
}
