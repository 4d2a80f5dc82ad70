import { expect, test } from 'vitest'

import { fromHex, toHex } from '@/chain/hex'

import { BundleError, fingerprintOf, kindOf, open, pack, plainNames, publicKeyOf, recipientOf, seal, secretKeyIn, unpack } from './bundle'

// The key pairs of RFC 7748, section 6.1: the first is that of the development chain's verifier.
const PUBLIC = '0x8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'
const OTHER_PUBLIC = '0xde9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'
const SECRET = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'

const text = (value: string) => new TextEncoder().encode(value)
const kind = async (work: () => unknown) => {
  try {
    await work()
  } catch (error) {
    if (error instanceof BundleError) return error.kind
    throw error
  }
  return 'fine'
}

test('an age recipient is the key in bech32', () => {
  expect(recipientOf(PUBLIC)).toMatch(/^age1[02-9ac-hj-np-z]{58}$/)
})

test('documents come out as they were packed', () => {
  const documents = [
    { name: 'passport.jpg', contents: text('front') },
    { name: 'empty.txt', contents: new Uint8Array() },
    { name: 'selfie.jpg', contents: new Uint8Array(10_240).fill(7) },
  ]
  const packed = pack(documents)
  expect(packed.length % 512).toBe(0)
  expect(unpack(packed)).toEqual(documents)
  // Whatever memory the archive lies in.
  const within = new Uint8Array(packed.length + 100)
  within.set(packed, 50)
  expect(unpack(within.subarray(50, 50 + packed.length))).toEqual(documents)
})

test('an archive tells nothing of when it was made or by whom', () => {
  expect(pack([{ name: 'a', contents: text('x') }])).toEqual(pack([{ name: 'a', contents: text('x') }]))
})

test('names are made plain and different', () => {
  expect(plainNames(['a.jpg', 'a.jpg', '../../b.png', '.bashrc', 'c:\\d.pdf', '', '\n'])).toEqual([
    'a.jpg',
    'a-2.jpg',
    '_.._b.png',
    'bashrc',
    'c__d.pdf',
    'document',
    '_',
  ])
  const [long] = plainNames([`${'ü'.repeat(200)}.jpeg`])
  expect(text(long!).length).toBeLessThanOrEqual(100)
  expect(long).toMatch(/ü\.jpeg$/)
})

test('what is no archive is one document', () => {
  expect(unpack(text('a letter'))).toEqual([{ name: 'document', contents: text('a letter') }])
})

test('an archive with anything but plain files is refused', async () => {
  const packed = pack([{ name: 'link', contents: text('x') }])
  const link = packed.slice()
  link[156] = '2'.charCodeAt(0)
  expect(await kind(() => unpack(link))).toBe('suspicious')
  const hidden = packed.slice()
  hidden.set(text('.bashrc'), 0)
  expect(await kind(() => unpack(hidden))).toBe('suspicious')
  const folder = packed.slice()
  folder.set(text('a/b'), 0)
  expect(await kind(() => unpack(folder))).toBe('suspicious')
  const size = packed.slice()
  size.set(text('77777777777'), 124)
  expect(await kind(() => unpack(size))).toBe('damaged')
  const both = new Uint8Array(packed.length * 2)
  both.set(packed.subarray(0, 1_024))
  both.set(packed.subarray(0, 1_024), 1_024)
  expect(await kind(() => unpack(both))).toBe('suspicious')
})

test('nothing and too much are refused', async () => {
  expect(await kind(() => pack([]))).toBe('nothing')
  const many = Array.from({ length: 65 }, (_, number) => ({ name: `${number}`, contents: text('x') }))
  expect(await kind(() => pack(many))).toBe('too-many')
  expect(await kind(() => pack(many.slice(1)))).toBe('fine')
})

test('only the right key opens a bundle', async () => {
  const secret = await developmentKey()
  const documents = [{ name: 'passport.jpg', contents: text('front') }]
  const { bundle, fingerprint } = await seal(documents, PUBLIC)
  expect(fingerprint).toBe(fingerprintOf(bundle))
  expect(new TextDecoder().decode(bundle.subarray(0, 21))).toBe('age-encryption.org/v1')
  expect(await open(bundle, secret)).toEqual(documents)

  const other = await seal(documents, OTHER_PUBLIC)
  expect(await kind(() => open(other.bundle, secret))).toBe('other-key')
  const changed = bundle.slice()
  changed[changed.length - 1]! ^= 1
  expect(await kind(() => open(changed, secret))).toBe('damaged')
  expect(await kind(() => open(bundle.subarray(0, bundle.length - 1), secret))).toBe('damaged')
  expect(await kind(() => open(text('%PDF-1.7'), secret))).toBe('damaged')
  expect(await kind(() => open(bundle, 'AGE-SECRET-KEY-1XXX'))).toBe('no-key')
})

test('a secret key is found in a key file, and belongs to a public key', async () => {
  const secret = await developmentKey()
  expect(secretKeyIn(`# created today\r\n# public key: age1\r\n${secret}\r\n`)).toBe(secret)
  expect(secretKeyIn(`  ${secret.toLowerCase()} `)).toBe(secret)
  expect(await kind(() => secretKeyIn('# nothing\nage1xyz'))).toBe('no-key')
  expect(await publicKeyOf(secret)).toBe(PUBLIC)
})

test('documents are known by their first bytes', () => {
  expect(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toEqual({ type: 'image/jpeg', picture: true })
  expect(kindOf(fromHex('0x89504e470d0a1a0a'))).toEqual({ type: 'image/png', picture: true })
  expect(kindOf(text('RIFF1234WEBP'))).toEqual({ type: 'image/webp', picture: true })
  expect(kindOf(text('%PDF-1.7'))).toEqual({ type: 'application/pdf', picture: false })
  expect(kindOf(text('<svg onload="x">'))).toEqual({ type: 'application/octet-stream', picture: false })
})

async function developmentKey() {
  const { bech32 } = await import('@scure/base')
  expect(toHex(fromHex(`0x${SECRET}`))).toBe(`0x${SECRET}`)
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', fromHex(`0x${SECRET}`)).toUpperCase()
}
