/** Bytes as `0x` and hexadecimal digits. */
export function toHex(bytes: Uint8Array) {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The bytes of `0x` and hexadecimal digits. */
export function fromHex(text: string) {
  return Uint8Array.from(text.slice(2).match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
}
