// The bundle of a performer's documents: a tar archive in an age file, encrypted to her verifier.
import { blake2b256 } from '@polkadot-labs/hdkd-helpers'
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { createTar, type ParsedTarFileItem, parseTar } from 'nanotar'

import { fromHex, toHex } from '@/chain/hex'

/** The most bytes of a bundle that relays take, and of documents that a verifier unpacks. */
export const MOST_BYTES = 32 << 20
const MOST_UNPACKED = 64 << 20
const MOST_DOCUMENTS = 64
const LONGEST_NAME = 100

/** A document with a plain name, without a folder. */
export interface PlainDocument {
  name: string
  contents: Uint8Array
}

/** Why a bundle cannot be made or read. */
export class BundleError extends Error {
  constructor(
    readonly kind: 'nothing' | 'too-many' | 'too-large' | 'other-key' | 'no-key' | 'damaged' | 'suspicious' | 'fingerprint',
    readonly subject = '',
  ) {
    super(kind)
    this.name = 'BundleError'
  }
}

/** What the chain calls a bundle: the BLAKE2b-256 hash of the encrypted file. */
export const fingerprintOf = (bundle: Uint8Array) => toHex(blake2b256(bundle))

/** The age recipient of a verifier's X25519 key, as the chain publishes the key. */
export const recipientOf = (encryptionKey: string) => bech32.encodeFromBytes('age', fromHex(encryptionKey))

/** The X25519 key that belongs to a secret key, as the chain publishes it. */
export async function publicKeyOf(secretKey: string) {
  return toHex(bech32.decodeToBytes(await identityToRecipient(secretKey)).bytes)
}

/** The first secret key in what somebody pasted or in a key file, in which lines with `#` in front say nothing. */
export function secretKeyIn(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const found = lines.find((line) => /^AGE-SECRET-KEY-1[A-Z0-9]+$/i.test(line))
  if (!found) throw new BundleError('no-key')
  return found.toUpperCase()
}

/** Packs documents into one archive (POSIX ustar) that tells nothing but their names and what they hold. */
export function pack(documents: PlainDocument[]): Uint8Array {
  if (documents.length === 0) throw new BundleError('nothing')
  if (documents.length > MOST_DOCUMENTS) throw new BundleError('too-many')
  const names = plainNames(documents.map(({ name }) => name))
  const files = documents.map(({ contents }, place) => ({ name: names[place]!, data: contents }))
  const archive = createTar(files, { attrs: { mode: '600', uid: 0, gid: 0, mtime: 0 } })
  // Two blocks of zeros end an archive; the library leaves them out when the last record is full.
  const ended = new Uint8Array(archive.length + 1_024)
  ended.set(archive)
  return ended
}

/** Plain names, different from each other, as near to the given ones as can be. */
export function plainNames(given: string[]): string[] {
  const taken = new Set<string>()
  return given.map((name) => {
    const plain = name.replace(/[\p{Cc}\p{Cs}/\\:]/gu, '_').replace(/^\.+/, '') || 'document'
    const [, stem, ending] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(plain)!
    for (let number = 1; ; number += 1) {
      const mark = number === 1 ? '' : `-${number}`
      const fitting = `${cut(stem!, LONGEST_NAME - (mark + (ending ?? '')).length)}${mark}${ending ?? ''}`
      if (taken.has(fitting)) continue
      taken.add(fitting)
      return fitting
    }
  })
}

/** As many characters of a text as fit into so many bytes of UTF-8. */
function cut(text: string, bytes: number) {
  const room = new Uint8Array(bytes)
  return text.slice(0, new TextEncoder().encodeInto(text, room).read)
}

/** The documents in what was decrypted. What is no archive is one document. An archive with anything but plain files is refused. */
export function unpack(plain: Uint8Array): PlainDocument[] {
  if (plain.length > MOST_UNPACKED) throw new BundleError('too-large')
  if (new TextDecoder('latin1').decode(plain.subarray(257, 262)) !== 'ustar') return [{ name: 'document', contents: plain }]
  let files: ParsedTarFileItem[]
  try {
    // The library reads the whole buffer behind a view of it.
    files = parseTar(plain.slice())
  } catch {
    throw new BundleError('damaged')
  }
  if (files.length > MOST_DOCUMENTS) throw new BundleError('too-many')
  const names = new Set<string>()
  return files.map(({ name, type, size, data }) => {
    if (type !== 'file' || !isPlain(name) || names.has(name)) throw new BundleError('suspicious', name)
    if ((data?.length ?? 0) !== size) throw new BundleError('damaged')
    names.add(name)
    return { name, contents: data ?? new Uint8Array() }
  })
}

const isPlain = (name: string) =>
  name !== '' && !name.startsWith('.') && !/[\p{Cc}/\\:]/u.test(name) && new TextEncoder().encode(name).length <= LONGEST_NAME

/** Encrypts documents to the key of a verifier, who alone can decrypt them. */
export async function seal(documents: PlainDocument[], encryptionKey: string) {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipientOf(encryptionKey))
  const bundle = await encrypter.encrypt(pack(documents))
  if (bundle.length > MOST_BYTES) throw new BundleError('too-large')
  return { bundle, fingerprint: fingerprintOf(bundle) }
}

/** Decrypts a bundle with a verifier's secret key. */
export async function open(bundle: Uint8Array, secretKey: string): Promise<PlainDocument[]> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(secretKey)
  } catch {
    throw new BundleError('no-key')
  }
  let plain: Uint8Array
  try {
    plain = await decrypter.decrypt(bundle)
  } catch (error) {
    throw new BundleError(/no identity matched/i.test(String(error)) ? 'other-key' : 'damaged')
  }
  return unpack(plain)
}

/** What a document is, by its first bytes; only what a browser shows safely is a picture. */
export function kindOf(contents: Uint8Array): { type: string; picture: boolean } {
  const begins = (...bytes: number[]) => bytes.every((byte, place) => contents[place] === byte)
  const ascii = (from: number, to: number) => new TextDecoder('latin1').decode(contents.subarray(from, to))
  if (begins(0xff, 0xd8, 0xff)) return { type: 'image/jpeg', picture: true }
  if (begins(0x89, 0x50, 0x4e, 0x47)) return { type: 'image/png', picture: true }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { type: 'image/webp', picture: true }
  if (ascii(0, 5) === '%PDF-') return { type: 'application/pdf', picture: false }
  return { type: 'application/octet-stream', picture: false }
}
