export function Referrals() {
  return <h1>Referrals</h1>
}
