// What a performer and her moderators can do in a room.
import type { RoomSocket } from './room-socket'

/** How long a mute lasts, in seconds. */
export const MUTE_SECONDS = 600

export const mute = (room: RoomSocket, person: string, seconds = MUTE_SECONDS) => act(room, 'mute', person, seconds)
export const unmute = (room: RoomSocket, person: string) => act(room, 'unmute', person)
export const ban = (room: RoomSocket, person: string) => act(room, 'ban', person)
export const unban = (room: RoomSocket, person: string) => act(room, 'unban', person)
export const removeLine = (room: RoomSocket, line: number) => act(room, 'delete', line)
export const addModerator = (room: RoomSocket, person: string) => act(room, 'addModerator', person)
export const removeModerator = (room: RoomSocket, account: string) => act(room, 'removeModerator', account)

const act = (room: RoomSocket, action: string, target: string | number, seconds?: number) =>
  room.say({ type: 'moderate', action, target, seconds })
