import { useEffect, useState } from 'react'

const EVERY = 2_000

/** Has the reports of a connection read every two seconds, with what they said before if it is the same connection still. */
export function useFigures<Figures>(
  source: { connection?: RTCPeerConnection } | undefined,
  read: (reports: Iterable<unknown>, before?: Figures) => Figures,
) {
  const [figures, setFigures] = useState<Figures>()
  useEffect(() => {
    setFigures(undefined)
    if (!source) return
    let last: { connection: RTCPeerConnection; figures: Figures } | undefined
    const measure = async () => {
      const { connection } = source
      if (connection?.connectionState !== 'connected') return setFigures(undefined)
      const reports = (await connection.getStats()).values()
      last = { connection, figures: read(reports, last?.connection === connection ? last.figures : undefined) }
      setFigures(last.figures)
    }
    const timer = setInterval(measure, EVERY)
    measure()
    return () => clearInterval(timer)
  }, [source, read])
  return figures
}
