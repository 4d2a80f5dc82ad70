import { HandCoins, SendHorizontal } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSettings } from '@/app/settings'
import { Button } from '@/ui/Button'
import { inlineField } from '@/ui/classes'

import { useDraft } from './draft'
import { inWords } from './faults'
import { type Room, useView } from './room'

/** The most characters of a line, as the room protocol has it. */
const LONGEST = 500
/** From here on it is said how many are left. */
const NEARLY = 400

/** Where one says something, under a name, and tips if one can. What was typed stays until the room took it. */
export function Compose({ room, onTip }: { room: Room; onTip?: () => void }) {
  const { t, i18n } = useTranslation('room')
  const joined = useView(room, (view) => view.joined)
  const nickname = useView(room, (view) => view.you?.nickname)
  const remembered = useSettings((settings) => settings.nickname)
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState(remembered)
  const [text, setText] = useDraft(`chat ${room.performer}`)
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asksName = naming || (joined === 'open' && nickname === null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [said, called] = [text.trim(), name.trim()]
    if (busy || (asksName ? !called : !said)) return
    setBusy(true)
    setFault(undefined)
    try {
      if (asksName) {
        await room.rename(called)
        setNaming(false)
      }
      if (said) {
        await room.say({ type: 'chat', text: said })
        setText('')
      }
    } catch (error) {
      setFault(inWords(error, t, i18n.language))
    }
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-2 border-line border-t p-3">
      {asksName && (
        <input
          aria-label={t('chat.name')}
          placeholder={t('chat.name')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={24}
          autoComplete="nickname"
          className={inlineField}
        />
      )}
      <div className="flex gap-2">
        <input
          aria-label={t('chat.message')}
          placeholder={t('chat.message')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          maxLength={LONGEST}
          autoComplete="off"
          enterKeyHint="send"
          className={inlineField}
        />
        <Button
          type="submit"
          kind={onTip ? 'secondary' : 'primary'}
          busy={busy}
          disabled={joined === 'out'}
          aria-label={t('chat.say')}
          className="min-h-11 px-3"
        >
          <SendHorizontal aria-hidden className="size-5" />
        </Button>
        {onTip && (
          <Button onClick={onTip} className="min-h-11 px-3">
            <HandCoins aria-hidden className="size-5" />
            {t('tip.open')}
          </Button>
        )}
      </div>
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
      <div className="flex justify-between gap-2 text-quiet text-xs empty:hidden">
        {nickname && !naming && (
          <span>
            {t('chat.as', { nickname })}{' '}
            <button type="button" className="underline" onClick={() => setNaming(true)}>
              {t('chat.rename')}
            </button>
          </span>
        )}
        {text.length > NEARLY && <span>{t('chat.left', { count: LONGEST - text.length })}</span>}
      </div>
    </form>
  )
}
