// What an OpenRPC document says, in words and in examples.

/** As much of JSON Schema as the node's document has. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  const?: unknown
  default?: unknown
  pattern?: string
  format?: string
  minimum?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

export interface Parameter {
  name: string
  required?: boolean
  schema: Schema
}

export interface Method {
  name: string
  summary?: string
  params: Parameter[]
  result: { schema: Schema }
}

export interface OpenRpc {
  info: { title: string; version: string }
  methods: Method[]
  components: { schemas: Record<string, Schema> }
}

/** What a type is made of: words between, and names of shapes. */
export type Type = { shape: string } | { word: string } | { list: Type } | { either: Type[] }

/** The name of the shape that a reference leads to. */
const shapeOf = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1)

/** The type of what a schema describes. */
export function typeOf(schema: Schema): Type {
  if (schema.$ref) return { shape: shapeOf(schema.$ref) }
  if (schema.allOf?.length === 1) return typeOf(schema.allOf[0]!)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return { either: choices.map(typeOf) }
  if ('const' in schema) return { word: JSON.stringify(schema.const) }
  if (Array.isArray(schema.type)) return { either: schema.type.map((type) => typeOf({ ...schema, type })) }
  if (schema.type === 'array') return { list: typeOf(schema.items ?? {}) }
  if (schema.type === 'integer' && schema.format) return { word: schema.format }
  return { word: schema.type ?? 'any' }
}

/** A type in words. */
export function typeText(type: Type): string {
  if ('shape' in type) return type.shape
  if ('word' in type) return type.word
  if ('list' in type) return `${typeText(type.list)}[]`
  return type.either.map(typeText).join(' | ')
}

/** What a schema says of what it describes: its own words, or those of the shape that it names. */
export function describe(schema: Schema, shapes: Record<string, Schema>): string {
  return schema.description ?? (schema.$ref ? (shapes[shapeOf(schema.$ref)]?.description ?? '') : '')
}

/** Values that make a first try likely to say something, by the name of the parameter. */
export type Samples = Record<string, unknown>

/** An example of what a schema describes. */
export function exampleOf(schema: Schema, shapes: Record<string, Schema>, samples: Samples, name?: string): unknown {
  if (name !== undefined && name in samples) return samples[name]
  if (schema.$ref) {
    const shape = shapeOf(schema.$ref)
    return shape in samples ? samples[shape] : exampleOf(shapes[shape] ?? {}, shapes, samples)
  }
  if (schema.allOf?.length === 1) return exampleOf(schema.allOf[0]!, shapes, samples)
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice) return exampleOf(choice, shapes, samples)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, exampleOf(schema.properties?.[key] ?? {}, shapes, samples, key)]),
      )
    case 'array':
      return []
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'boolean':
      return false
    case 'string':
      return ''
    default:
      return null
  }
}

/** Parameters with which a method can be tried: those that it needs. */
export function exampleCall({ params }: Method, shapes: Record<string, Schema>, samples: Samples) {
  return params.filter(({ required }) => required).map(({ name, schema }) => exampleOf(schema, shapes, samples, name))
}

/** The methods whose name, summary or parameters have all the words of a search. */
export function search(methods: readonly Method[], text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return methods.filter(({ name, summary = '', params }) => {
    const all = [name, summary, ...params.map((parameter) => parameter.name)].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
