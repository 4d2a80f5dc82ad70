import { Camera, CameraOff, Mic, MicOff, Square } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Publication, Publishing } from '@/relay/publish'
import { Button } from '@/ui/Button'
import { classes } from '@/ui/classes'
import { Dialog } from '@/ui/Dialog'

import type { Standing } from '../setup/steps'
import { endStream, useBroadcast } from './broadcast'
import { Clock } from './Clock'
import { Figures } from './Figures'
import { Picture } from './Picture'

/** A stream that goes out of this browser. */
export function Sending({
  standing,
  viewers,
  media,
  publication,
  publishing,
}: {
  standing: Standing
  viewers: number
  media: MediaStream
  publication: Publication
  publishing: Publishing
}) {
  const { t } = useTranslation('studio')
  const [asking, setAsking] = useState(false)
  const since = useBroadcast((broadcast) => broadcast.since)
  const onAir = publishing.state === 'sending'
  const problem = 'problem' in publishing ? publishing.problem : undefined
  const reason = standing.eligible
    ? (problem?.message ?? (publishing.state === 'refused' && t('live.endedSoon')))
    : t(`ineligible.${standing.ineligibility ?? 'Unverified'}`)
  return (
    <section aria-label={t('live.title')} className="grid gap-4 rounded-2xl border border-line bg-panel p-3 sm:p-4">
      <div className="relative">
        <Picture media={media} label={t('devices.picture')} />
        <div className="absolute inset-x-3 top-3 flex flex-wrap items-start justify-between gap-2">
          <p
            role="status"
            className={classes('rounded-lg px-3 py-1 font-bold text-sm shadow', onAir ? 'bg-danger text-ground' : 'bg-panel text-ink')}
          >
            {t(onAir ? 'onAir' : `live.${publishing.state}`)}
          </p>
          <p className="flex gap-3 rounded-lg bg-panel/90 px-3 py-1 text-sm tabular-nums">
            <Clock since={since} />
            <span>{t('live.viewers', { count: viewers })}</span>
          </p>
        </div>
      </div>
      {publishing.state === 'refused' || publishing.state === 'waiting' ? (
        <p role="alert" className="rounded-lg bg-danger/15 p-3">
          {t(`live.${publishing.state}Why`)} {reason}
        </p>
      ) : (
        <p role="status" className="text-quiet text-sm">
          {t(standing.room?.live ? 'live.listed' : 'live.notListed')}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Toggle tracks={media.getAudioTracks()} on={[Mic, 'live.muteMicrophone']} off={[MicOff, 'live.unmuteMicrophone']} />
        <Toggle tracks={media.getVideoTracks()} on={[Camera, 'live.hideCamera']} off={[CameraOff, 'live.showCamera']} />
        <Button kind="danger" className="ml-auto" onClick={() => (publishing.state === 'refused' ? endStream() : setAsking(true))}>
          <Square aria-hidden className="size-4" />
          {t(publishing.state === 'refused' ? 'live.close' : 'live.end')}
        </Button>
      </div>
      {publishing.state !== 'refused' && <Figures publication={publication} />}
      <Dialog open={asking} title={t('live.endTitle')} onClose={() => setAsking(false)}>
        <p>{t('live.endText', { count: viewers })}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="secondary" onClick={() => setAsking(false)}>
            {t('live.stay')}
          </Button>
          <Button kind="danger" onClick={endStream}>
            {t('live.end')}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}

/** Turns tracks off and on: what is off is sent as silence or as black. */
function Toggle({ tracks, on, off }: { tracks: MediaStreamTrack[]; on: [typeof Mic, string]; off: [typeof Mic, string] }) {
  const { t } = useTranslation('studio')
  const [enabled, setEnabled] = useState(() => tracks.every((track) => track.enabled))
  const [Icon, label] = enabled ? on : off
  return (
    <Button
      kind="secondary"
      disabled={tracks.length === 0}
      onClick={() => {
        for (const track of tracks) track.enabled = !enabled
        setEnabled(!enabled)
      }}
    >
      <Icon aria-hidden className="size-4" />
      {t(label)}
    </Button>
  )
}
