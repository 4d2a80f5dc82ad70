import { ask, askJson, Problem } from './http'
import { token } from './session'

/** A performer who is followed and live. */
export interface FollowedStream {
  performer: string
  relay: string
  since: number
}

/** Whom an account follows. The account signs in for it if it did not yet. */
export const follows = (account: string | undefined) => ({
  queryKey: ['follows', account],
  queryFn: async () => (await askJson<{ performers: string[] }>('/follows', { token: await token() })).performers,
  staleTime: 60_000,
})

/** Follows a performer, or does not any more. */
export async function follow(performer: string, followed: boolean) {
  await ask(`/follows/${performer}`, { method: followed ? 'PUT' : 'DELETE', token: await token() })
}

/** Whether the relay does not know whose request it was: the token expired or the relay was started again. */
export const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401

/** Which of them are live, also on relays whose rooms this one does not list. */
export const liveFollows = (account: string | undefined) => ({
  queryKey: ['follows', account, 'live'],
  queryFn: async () => (await askJson<{ streams: FollowedStream[] }>('/follows/live', { token: await token() })).streams,
  refetchInterval: 15_000,
})
