/** Signs a text with the key of an account that is in this browser or in a wallet; `0x`, the kind of the key, and the signature. */
export async function signText(_account: string, _text: string): Promise<string> {
  throw new Error('no key')
}
