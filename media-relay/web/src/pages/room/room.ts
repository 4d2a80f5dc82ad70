import { useEffect, useState } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'

import { settings } from '@/app/settings'
import { type Answer, type Heard, Refused, RoomSocket, type Said, type Tip } from '@/relay/room-socket'
import { knownToken, token } from '@/relay/session'

import { celebrated, type Happened, next, unseen, type View } from './room-state'

/** A room that one is in: what it looks like, and what one can say in it. */
export class Room {
  readonly view: StoreApi<View> = createStore<View>(() => unseen)
  private readonly socket: RoomSocket
  private readonly celebrating = new Set<(tip: Tip) => void>()

  constructor(readonly performer: string) {
    this.socket = new RoomSocket(performer, {
      heard: (message) => this.heard(message),
      joined: (joined) => {
        this.happen({ type: 'joined', joined })
        if (joined === 'open') this.introduce().catch(() => {})
      },
    })
  }

  /** Says something; fails with what the room says against it. */
  say(message: Said): Promise<Answer> {
    return this.socket.say(message)
  }

  /** Goes by another nickname from now on. */
  async rename(nickname: string) {
    await this.socket.introduce(nickname, await knownToken())
    settings.setState({ nickname })
  }

  /** Proves the active account to the room. The account signs for it if it has to. */
  async signIn() {
    const proof = await token()
    await this.hello(settings.getState().nickname || null, proof)
  }

  /** Has somebody told of each tip when it is paid, until what is returned is called. */
  onTip(celebrate: (tip: Tip) => void) {
    this.celebrating.add(celebrate)
    return () => {
      this.celebrating.delete(celebrate)
    }
  }

  /** Comes in again, as after one was sent out. */
  again() {
    this.socket.again()
  }

  leave() {
    this.socket.close()
  }

  private async introduce() {
    await this.hello(settings.getState().nickname || null, await knownToken())
  }

  /** A nickname or token that is refused does not keep one from watching and tipping. */
  private async hello(nickname: string | null, proof?: string): Promise<Answer> {
    try {
      return await this.socket.introduce(nickname, proof)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.kind === 'bad-token' && proof) return this.hello(nickname)
      if (nickname === null) throw error
      return this.hello(null, proof)
    }
  }

  private heard(message: Heard) {
    const tip = celebrated(this.view.getState(), message)
    this.happen({ type: 'heard', message })
    if (tip) for (const celebrate of this.celebrating) celebrate(tip)
  }

  private happen(happened: Happened) {
    this.view.setState(next(this.view.getState(), happened), true)
  }
}

/** A room, for as long as the component is there. */
export function useRoom(performer: string) {
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    const joined = new Room(performer)
    setRoom(joined)
    return () => joined.leave()
  }, [performer])
  return room?.performer === performer ? room : undefined
}

/** A part of what a room looks like. */
export const useView = <Part>(room: Room, part: (view: View) => Part) => useStore(room.view, part)
