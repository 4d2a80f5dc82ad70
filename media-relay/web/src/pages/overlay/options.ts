import { parseLive } from '@/chain/amount'

/** How an overlay looks, from the parameters of its address. */
export interface Options {
  /** The height of its letters in pixels. */
  size: number
  /** Colours, as CSS writes them. */
  color: string
  background: string
  accent: string
  /** Planck; smaller tips are not shown. */
  minimum: bigint
  /** For how long a tip is shown, in milliseconds. */
  shown: number
  goal: boolean
  tips: boolean
  sound: boolean
  align: 'left' | 'center' | 'right'
}

export const defaults: Options = {
  size: 28,
  color: '#ffffff',
  background: '#131018cc',
  accent: '#ff7ab2',
  minimum: 0n,
  shown: 8_000,
  goal: true,
  tips: true,
  sound: false,
  align: 'left',
}

/** Hexadecimal digits with or without `#`, or the name of a colour. */
const colour = (text: string | null) => {
  if (text === null) return
  if (/^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return `#${text.replace('#', '')}`
  return /^[a-z]{3,20}$/i.test(text) ? text.toLowerCase() : undefined
}

const number = (text: string | null, least: number, most: number) => {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined
}

const flag = (text: string | null) => (text === null ? undefined : !['0', 'no', 'off', 'false'].includes(text.toLowerCase()))

/** Reads the parameters; what cannot be read is as if it was not there. */
export function optionsOf(search: string): Options {
  const given = new URLSearchParams(search)
  const align = given.get('align')
  const seconds = number(given.get('seconds'), 2, 60)
  return {
    size: number(given.get('size'), 10, 120) ?? defaults.size,
    color: colour(given.get('color')) ?? defaults.color,
    background: colour(given.get('background')) ?? defaults.background,
    accent: colour(given.get('accent')) ?? defaults.accent,
    minimum: parseLive(given.get('minimum') ?? '') ?? defaults.minimum,
    shown: seconds === undefined ? defaults.shown : seconds * 1_000,
    goal: flag(given.get('goal')) ?? defaults.goal,
    tips: flag(given.get('tips')) ?? defaults.tips,
    sound: flag(given.get('sound')) ?? defaults.sound,
    align: align === 'center' || align === 'right' ? align : defaults.align,
  }
}
