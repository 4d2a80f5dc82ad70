import { SendHorizontal } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Room, useView } from '@/pages/room/room'
import { Button } from '@/ui/Button'
import { inlineField } from '@/ui/classes'

import { useAction } from '../act'

/** The most characters of a line and of a name, as the room protocol has them. */
const LONGEST = 500
const LONGEST_NAME = 24

/** Where the performer says something. She goes by her room's title, or by a name that she is asked for if the title cannot be one. */
export function Say({ room }: { room: Room }) {
  const { t } = useTranslation('studio')
  const nickname = useView(room, (view) => view.you?.nickname)
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const { busy, run } = useAction()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (!said || busy) return
    run(async () => {
      if (nickname === null) await room.rename(name.trim())
      await room.say({ type: 'chat', text: said })
      setText('')
      return undefined
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-2 border-line border-t p-3">
      {nickname === null && (
        <input
          aria-label={t('chat.name')}
          placeholder={t('chat.name')}
          value={name}
          maxLength={LONGEST_NAME}
          onChange={({ target }) => setName(target.value)}
          className={inlineField}
        />
      )}
      <div className="flex gap-2">
        <input
          aria-label={t('chat.message')}
          placeholder={t('chat.message')}
          value={text}
          maxLength={LONGEST}
          autoComplete="off"
          enterKeyHint="send"
          onChange={({ target }) => setText(target.value)}
          className={inlineField}
        />
        <Button type="submit" busy={busy} aria-label={t('chat.say')} className="min-h-11 px-3">
          <SendHorizontal aria-hidden className="size-5" />
        </Button>
      </div>
    </form>
  )
}
