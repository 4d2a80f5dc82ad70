import { useEffect, useState } from 'react'

import { formatClock } from './format'

/** For how long a stream has been running, since a time in milliseconds since the Unix epoch. */
export function Clock({ since }: { since: number | undefined }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span>{formatClock(now - (since ?? now))}</span>
}
