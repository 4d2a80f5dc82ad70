import { useEffect, useState } from 'react'

import type { Publication } from '@/relay/publish'

import { type Report, type Sent, type Statistics, statistics } from './statistics'

const EVERY = 2_000

/** How the stream goes out, measured every two seconds. */
export function useStatistics(publication: Publication | undefined) {
  const [figures, setFigures] = useState<Statistics>()
  useEffect(() => {
    setFigures(undefined)
    if (!publication) return
    let measured: { connection: RTCPeerConnection; sent: Sent } | undefined
    const measure = async () => {
      const { connection } = publication
      if (connection?.connectionState !== 'connected') return setFigures(undefined)
      const reports = [...(await connection.getStats()).values()] as Report[]
      // Another connection counts anew.
      const figures = statistics(reports, measured?.connection === connection ? measured.sent : undefined)
      measured = { connection, sent: figures.sent }
      setFigures(figures)
    }
    const timer = setInterval(measure, EVERY)
    measure()
    return () => clearInterval(timer)
  }, [publication])
  return figures
}
