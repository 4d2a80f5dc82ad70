export function Verifier() {
  return <h1>Verifier</h1>
}
