import { expect, test } from 'vitest'

import { lock, makeDeviceKey, open, seal, unseal } from './encryption'

const FEW = 1_000

test('what is sealed is read again with the same key', async () => {
  const key = await makeDeviceKey()
  expect(await unseal(key, 'bob', await seal(key, 'bob', 'a secret'))).toBe('a secret')
})

test('the key of the device cannot be taken out', async () => {
  const key = await makeDeviceKey()
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('another key, another owner and a changed bit read nothing', async () => {
  const key = await makeDeviceKey()
  const sealed = await seal(key, 'bob', 'a secret')
  await expect(unseal(await makeDeviceKey(), 'bob', sealed)).rejects.toThrow()
  await expect(unseal(key, 'eve', sealed)).rejects.toThrow()
  const changed = sealed.ciphertext.slice()
  changed[0]! ^= 1
  await expect(unseal(key, 'bob', { ...sealed, ciphertext: changed })).rejects.toThrow()
})

test('the same text never looks the same', async () => {
  const key = await makeDeviceKey()
  const [one, other] = [await seal(key, 'bob', 'a secret'), await seal(key, 'bob', 'a secret')]
  expect(one.nonce).not.toEqual(other.nonce)
  expect(one.ciphertext).not.toEqual(other.ciphertext)
})

test('what a password locks is opened by that password alone', async () => {
  const locked = await lock('correct horse', 'bob', 'a secret', FEW)
  expect(await open('correct horse', 'bob', locked)).toBe('a secret')
  await expect(open('correct house', 'bob', locked)).rejects.toThrow()
  await expect(open('correct horse', 'eve', locked)).rejects.toThrow()
  expect(new TextDecoder().decode(locked.ciphertext)).not.toContain('secret')
})

test('a password is the same however its accents are typed', async () => {
  const locked = await lock('caf\u00e9 con leche', 'bob', 'a secret', FEW)
  expect(await open('cafe\u0301 con leche', 'bob', locked)).toBe('a secret')
})
