import { create } from 'zustand'

import { Watch } from '@/relay/watching'

/** For how long a preview runs: long enough to see who it is. */
const SECONDS = 8

/** Lower than any picture: the relay then sends the lowest there is. */
const LOWEST = 1

interface Preview {
  performer?: string
  watch?: Watch
}

/** The only preview that runs, if one does. */
export const usePreview = create<Preview>(() => ({}))

let timer: ReturnType<typeof setTimeout> | undefined

/** Shows what is on in a room for some seconds, small and without sound, and ends the preview that ran before. */
export function startPreview(performer: string) {
  if (usePreview.getState().performer === performer) return
  endPreview()
  usePreview.setState({ performer, watch: new Watch(performer, { audio: false, video: true, maxHeight: LOWEST }) })
  timer = setTimeout(endPreview, SECONDS * 1_000)
}

/** Ends the preview; of a performer, if it is hers. */
export function endPreview(performer?: string) {
  const running = usePreview.getState()
  if (performer !== undefined && running.performer !== performer) return
  clearTimeout(timer)
  running.watch?.stop()
  usePreview.setState({ performer: undefined, watch: undefined })
}

/** Whether a preview may begin without being asked for: never where data is dear. */
export function mayBeginByItself() {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } }
  return matchMedia('(hover: hover)').matches && !connection?.saveData && !/2g|3g/.test(connection?.effectiveType ?? '')
}
