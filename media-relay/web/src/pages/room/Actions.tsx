import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bell, BellOff, EllipsisVertical, EyeOff, Flag, HandCoins, Heart, LogIn, Share2, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { settings, useSettings } from '@/app/settings'
import { follow, follows } from '@/relay/follows'
import { useSignedIn } from '@/relay/session'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { notify } from '@/ui/notices'
import { useWallet } from '@/wallet/store'

import { Moderation } from './Moderation'
import { Report } from './Report'
import { type Room, useView } from './room'
import { keepsOrder } from './room-state'

/** What can be done with a room beside watching it. */
export function Actions({ room, title, onTip }: { room: Room; title: string; onTip: () => void }) {
  const { t } = useTranslation('room')
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'report' | 'moderation'>()
  const account = useWallet(({ active }) => active)
  const signedIn = useView(room, (view) => view.you?.signedIn)
  const keeps = useView(room, keepsOrder)
  const sounds = useSettings((settings) => settings.sounds)
  const link = `${location.origin}/room/${room.performer}`

  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ title, url: link })
      await navigator.clipboard.writeText(link)
      notify({ kind: 'success', text: t('share.copied') })
    } catch (error) {
      if ((error as Error).name !== 'AbortError') notify({ kind: 'info', text: t('share.here', { link }) })
    }
  }
  const hide = () => {
    settings.setState(({ hidden }) => ({ hidden: [...new Set([...hidden, room.performer])] }))
    notify({ kind: 'info', text: t('hide.done', { title }) })
    navigate({ to: '/' })
  }
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:gap-1 sm:shrink-0">
      <Button onClick={onTip} className="min-h-11 max-sm:px-3 lg:hidden">
        <HandCoins aria-hidden className="size-5" />
        {t('tip.open')}
      </Button>
      <FollowButton performer={room.performer} title={title} onJoin={onTip} />
      <Button kind="secondary" onClick={share} aria-label={t('share.do')} className="min-h-11 px-3">
        <Share2 aria-hidden className="size-5" />
      </Button>
      <Menu
        label={t('more')}
        icon={<EllipsisVertical aria-hidden className="size-5" />}
        className="size-11 rounded-lg border border-line bg-raised hover:border-accent"
      >
        <MenuItem onSelect={() => settings.setState({ sounds: !sounds })} icon={sounds ? <BellOff /> : <Bell />}>
          {t(sounds ? 'sounds.off' : 'sounds.on')}
        </MenuItem>
        {account && !signedIn && (
          <MenuItem
            icon={<LogIn />}
            onSelect={() => room.signIn().catch((error: Error) => notify({ kind: 'failure', text: error.message }))}
          >
            {t('signIn')}
          </MenuItem>
        )}
        {keeps && (
          <MenuItem onSelect={() => setDialog('moderation')} icon={<ShieldAlert />}>
            {t('moderation.title')}
          </MenuItem>
        )}
        <MenuItem onSelect={hide} icon={<EyeOff />}>
          {t('hide.do', { title })}
        </MenuItem>
        <MenuItem onSelect={() => setDialog('report')} icon={<Flag />}>
          {t('report.do')}
        </MenuItem>
      </Menu>
      <Report performer={room.performer} open={dialog === 'report'} onClose={() => setDialog(undefined)} />
      <Moderation room={room} open={dialog === 'moderation'} onClose={() => setDialog(undefined)} />
    </div>
  )
}

/** Follows, or does not any more. Who has no account yet is led to one. */
export function FollowButton({ performer, title, onJoin }: { performer: string; title: string; onJoin: () => void }) {
  const { t } = useTranslation('room')
  const queries = useQueryClient()
  const account = useWallet(({ active }) => active?.address)
  const signedIn = useSignedIn()
  const { data } = useQuery({ ...follows(account), enabled: signedIn })
  const [busy, setBusy] = useState(false)
  const followed = data?.includes(performer) ?? false
  const change = async () => {
    if (!account) return onJoin()
    setBusy(true)
    try {
      await follow(performer, !followed)
      await queries.invalidateQueries({ queryKey: ['follows', account] })
      notify({ kind: 'success', text: t(followed ? 'follow.ended' : 'follow.done', { title }) })
    } catch (error) {
      notify({ kind: 'failure', text: (error as Error).message })
    }
    setBusy(false)
  }
  return (
    <Button kind="secondary" busy={busy} aria-pressed={followed} onClick={change} className="min-h-11 max-sm:px-3">
      <Heart aria-hidden className={followed ? 'size-5 fill-accent text-accent' : 'size-5'} />
      {t(followed ? 'follow.is' : 'follow.do')}
    </Button>
  )
}
