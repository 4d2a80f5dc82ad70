export function Wallet() {
  return <h1>Wallet</h1>
}
