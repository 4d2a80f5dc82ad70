import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** What the viewer wants of the app; this browser alone knows it. */
export interface Settings {
  language?: 'en' | 'es'
  theme: 'system' | 'dark' | 'light'
  /** Whether tips ring. */
  sounds: boolean
  /** Whether the chain is followed and verified in this browser instead of asking the relay's node. */
  lightClient: boolean
  /** The highest picture that is wanted, in pixels; as the bandwidth allows if not said. */
  maxHeight?: number
  nickname: string
  /** Whether the room is told who tips. */
  anonymous: boolean
  /** Performers whom the viewer does not want to see. */
  hidden: string[]
}

export const settings = create<Settings>()(
  persist<Settings>(() => ({ theme: 'system', sounds: true, lightClient: false, nickname: '', anonymous: false, hidden: [] }), {
    name: 'livestars.settings',
    version: 1,
  }),
)
export const useSettings = settings

const show = ({ theme }: Settings) => {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
show(settings.getState())
settings.subscribe(show)
