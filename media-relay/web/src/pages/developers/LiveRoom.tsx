import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { liveRooms } from '@/relay/rooms'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Choice, Field } from '@/ui/Field'
import { Empty } from '@/ui/states'

import { Frames } from './Frames'
import { type Frame, ShownSocket } from './socket'

/** What one room's socket says, as it says it. */
export function LiveRoom() {
  const { t } = useTranslation('developers')
  const rooms = useQuery(liveRooms)
  const [chosen, setChosen] = useState('')
  const [other, setOther] = useState('')
  const [frames, setFrames] = useState<Frame[]>([])
  const [listening, setListening] = useState(false)
  const [fault, setFault] = useState<string>()
  const socket = useRef<ShownSocket>(undefined)
  useEffect(() => () => socket.current?.close(), [])
  const performer = (other.trim() || chosen || rooms.data?.[0]?.performer) ?? ''

  const stop = () => {
    socket.current?.close()
    socket.current = undefined
    setListening(false)
  }
  const listen = async () => {
    stop()
    setFault(undefined)
    const opened = new ShownSocket(`/rooms/${encodeURIComponent(performer)}/socket`, (shown) => {
      setFrames(shown)
      if (shown[0]?.way === 'closed') setListening(false)
    })
    socket.current = opened
    try {
      await opened.open()
      setListening(true)
    } catch {
      setFault(t('live.unreachable'))
    }
  }

  return (
    <Card title={t('live.title')}>
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet text-sm">{t('live.text')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice label={t('live.room')} value={chosen} onChange={(event) => setChosen(event.target.value)} disabled={!rooms.data?.length}>
            {rooms.data?.length ? (
              rooms.data.map((room) => (
                <option key={room.performer} value={room.performer}>
                  {room.title ?? brief(room.performer)}
                </option>
              ))
            ) : (
              <option value="">{t('live.nobody')}</option>
            )}
          </Choice>
          <Field
            label={t('live.other')}
            value={other}
            onChange={(event) => setOther(event.target.value)}
            fault={fault}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={listen} disabled={performer === '' || listening} className="min-h-11">
            {t('live.listen')}
          </Button>
          {listening && (
            <Button kind="secondary" onClick={stop} className="min-h-11">
              {t('live.stop')}
            </Button>
          )}
          {frames.length > 0 && (
            <Button kind="quiet" onClick={() => (socket.current ? socket.current.clear() : setFrames([]))} className="min-h-11">
              {t('frames.clear')}
            </Button>
          )}
        </div>
        <div role="log" aria-label={t('live.title')}>
          {frames.length === 0 ? <Empty>{t('live.none')}</Empty> : <Frames frames={frames} />}
        </div>
      </div>
    </Card>
  )
}
