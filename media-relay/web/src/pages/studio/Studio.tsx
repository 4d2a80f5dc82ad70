export function Studio() {
  return <h1>Studio</h1>
}
