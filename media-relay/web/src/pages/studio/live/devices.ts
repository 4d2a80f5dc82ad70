// Cameras and microphones.
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

import type { Codec } from '@/relay/publish'

/** What the performer chose in this browser. */
export interface Devices {
  camera?: string
  microphone?: string
  codec: Codec
  /** Whether a picture was seen from the camera. */
  tested: boolean
  /** What the upload to the relay was measured to carry, in bits a second. */
  upload?: number
}

export const useDevices = create<Devices>()(
  persist<Devices>(() => ({ codec: 'video/H264', tested: false }), { name: 'livestars.studio.devices', version: 1 }),
)

/** Asks the browser for the chosen camera and microphone, or for any if they are not there. */
export function openDevices({ camera, microphone }: Pick<Devices, 'camera' | 'microphone'>): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    video: { deviceId: camera, width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
    audio: { deviceId: microphone, echoCancellation: true, noiseSuppression: true },
  })
}

/** The names of what `getUserMedia` fails with, for which there is a text (W3C Media Capture and Streams). */
const KNOWN = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'OverconstrainedError', 'SecurityError']
export const deviceFault = (error: unknown) => (error instanceof Error && KNOWN.includes(error.name) ? error.name : 'other')
