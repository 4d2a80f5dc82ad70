export function Overlay() {
  return <h1>Overlay</h1>
}
