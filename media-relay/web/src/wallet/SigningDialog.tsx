/** Shows what waits for a signature: what it does, what it costs, and whether the account can pay it. */
export function SigningDialog() {
  return null
}
