// Encryption at rest: AES-256-GCM with a fresh nonce for every text, bound to what it belongs to.

const NONCE_BYTES = 12
const SALT_BYTES = 16
/** How often SHA-256 is applied to stretch a password (OWASP's advice for PBKDF2). */
export const ITERATIONS = 600_000

/** A text that nobody reads without its key. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
}

/** A text that nobody reads without the password. */
export interface Locked extends Sealed {
  salt: Uint8Array<ArrayBuffer>
  iterations: number
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/** A key that this browser can use and nobody can read, not even this page. */
export const makeDeviceKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

/** Seals a text; only as the `owner`'s can it be read again. */
export async function seal(key: CryptoKey, owner: string, text: string): Promise<Sealed> {
  const nonce = random(NONCE_BYTES)
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(owner) }, key, utf8(text))
  return { nonce, ciphertext: new Uint8Array(ciphertext) }
}

/** Reads what was sealed. Fails if the key or the owner is another, or a bit was changed. */
export async function unseal(key: CryptoKey, owner: string, { nonce, ciphertext }: Sealed): Promise<string> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(owner) }, key, ciphertext)
  return new TextDecoder().decode(text)
}

async function passwordKey(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const material = await crypto.subtle.importKey('raw', utf8(password.normalize('NFKC')), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Seals a text under a password. */
export async function lock(password: string, owner: string, text: string, iterations = ITERATIONS): Promise<Locked> {
  const salt = random(SALT_BYTES)
  return { ...(await seal(await passwordKey(password, salt, iterations), owner, text)), salt, iterations }
}

/** Reads what was sealed under a password. Fails if the password is another. */
export async function open(password: string, owner: string, locked: Locked): Promise<string> {
  return unseal(await passwordKey(password, locked.salt, locked.iterations), owner, locked)
}
