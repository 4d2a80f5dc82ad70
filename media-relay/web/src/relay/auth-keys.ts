// Keys for programs that cannot sign: stream keys for encoders such as OBS, and keys for bots that read events.
import { ask, askJson } from './http'
import { token } from './session'

export interface Key {
  id: string
  scope: 'publish' | 'events'
  label: string
  createdAt: number
  expiresAt: number
}

/** A new key. Nobody can read it again. */
export interface NewKey extends Key {
  key: string
}

const PATH = '/auth/stream-keys'

export const listKeys = async () => askJson<Key[]>(PATH, { token: await token() })
export const makeKey = async (label: string, scope: Key['scope'] = 'publish') =>
  askJson<NewKey>(PATH, { method: 'POST', json: { label, scope }, token: await token() })
/** Revokes a key. A stream that was begun with it goes on. */
export const revokeKey = async (id: string) => void (await ask(`${PATH}/${id}`, { method: 'DELETE', token: await token() }))
