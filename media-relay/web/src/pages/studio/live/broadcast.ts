// The camera and the stream of this tab. They stay when the performer looks at another page of the app.
import { create } from 'zustand'

import { Publication, type Publishing } from '@/relay/publish'
import { useWallet } from '@/wallet/store'

import { openDevices, useDevices } from './devices'

export interface Broadcast {
  /** The camera and the microphone, if they are open. */
  media?: MediaStream
  /** Why they could not be opened. */
  fault?: unknown
  /** How the stream stands; nothing if there is none. */
  publishing?: Publishing
  publication?: Publication
  /** When it began. */
  since?: number
}

export const useBroadcast = create<Broadcast>(() => ({}))
const { getState, setState } = useBroadcast

let opening = 0

/** Opens the chosen camera and microphone in the place of those that are open. */
export async function openCamera() {
  opening += 1
  const turn = opening
  closeTracks()
  try {
    const media = await openDevices(useDevices.getState())
    if (turn !== opening) {
      for (const track of media.getTracks()) track.stop()
      return
    }
    setState({ media, fault: undefined })
  } catch (fault) {
    if (turn === opening) setState({ media: undefined, fault })
  }
}

/** Closes camera and microphone, unless they are being published. */
export function closeCamera() {
  if (getState().publishing) return
  opening += 1
  closeTracks()
  setState({ media: undefined, fault: undefined })
}

function closeTracks() {
  for (const track of getState().media?.getTracks() ?? []) track.stop()
}

/** Publishes the camera that is open. */
export function goLive(performer: string, cast: string[]) {
  const { media, publication } = getState()
  if (!media || publication) return
  const { codec } = useDevices.getState()
  const next = new Publication({ performer, media, codec, cast }, (publishing) => setState({ publishing }))
  setState({ publication: next, since: Date.now() })
  addEventListener('beforeunload', warn)
}

/** Ends the stream. The camera stays open. */
export function endStream() {
  getState().publication?.stop()
  setState({ publication: undefined, publishing: undefined, since: undefined })
  removeEventListener('beforeunload', warn)
}

/** A reload would end the stream. */
const warn = (event: BeforeUnloadEvent) => event.preventDefault()

useWallet.subscribe(({ active }) => {
  const { publication } = getState()
  if (publication && active?.address !== publication.wish.performer) endStream()
})
