import { ask, askJson } from './http'

/** One of the sizes in which a publisher's pictures are sent. */
export interface Layer {
  rid: string
  /** Bits in a second. */
  bitrate: number
  width?: number
  height?: number
}

/** A size that a viewer can choose. */
export interface Step {
  /** What is asked for: no picture higher than this. */
  height: number
  /** What a size is called after: the shorter side, since a phone held upright sends high pictures. */
  lines: number
  bitrate: number
}

/** The layers in what the relay says of a session: a list by the number of the section for pictures. */
export function readLayers(said: unknown): Layer[] {
  if (typeof said !== 'object' || said === null) return []
  const lists = Object.values(said).filter((list) => Array.isArray(list))
  return lists.flat().filter((layer): layer is Layer => typeof layer?.rid === 'string' && typeof layer.bitrate === 'number')
}

/** The sizes to choose from, the largest first. Layers that do not tell their size cannot be asked for by it. */
export function steps(layers: Layer[]): Step[] {
  const by = new Map<number, Step>()
  for (const { width, height, bitrate } of layers) {
    if (!width || !height) continue
    by.set(height, { height, lines: Math.min(width, height), bitrate: Math.max(bitrate, by.get(height)?.bitrate ?? 0) })
  }
  return [...by.values()].sort((one, other) => other.height - one.height)
}

/** The size that somebody gets who wants no higher picture than this: the relay gives the lowest where all are higher. */
export const stepFor = (steps: Step[], maxHeight: number): Step | undefined =>
  steps.find(({ height }) => height <= maxHeight) ?? steps.at(-1)

/** Asks for no picture higher than this, or for whatever the bandwidth allows. */
export const limit = (resource: string, maxHeight?: number) =>
  ask(resource, { method: 'POST', json: maxHeight === undefined ? {} : { maxHeight } })

/** Which layers there are for a session. */
export const layersOf = async (resource: string) => readLayers(await askJson(resource))
