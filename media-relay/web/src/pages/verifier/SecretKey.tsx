import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { BundleError, publicKeyOf, secretKeyIn } from '@/relay/bundle'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'

/** The key with which documents are read: pasted or from a file, never written anywhere. */
export function SecretKey({
  published,
  secret,
  change,
}: {
  published: string
  secret: string | undefined
  change: (secret: string | undefined) => void
}) {
  const { t } = useTranslation('verifier')
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [other, setOther] = useState(false)
  const take = async (given: string) => {
    try {
      const found = secretKeyIn(given)
      // An older key reads what was encrypted to it, so another key than the published one is told of and not refused.
      setOther((await publicKeyOf(found)) !== published)
      change(found)
      setText('')
      setFault(undefined)
    } catch (error) {
      setFault(error instanceof BundleError ? t('key.none') : t('key.unusable'))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take(text)
  }
  return (
    <Card title={t('key.title')}>
      {secret ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="flex items-center gap-2">
            <KeyRound aria-hidden className="size-5 text-success" />
            {t(other ? 'key.other' : 'key.matches')}
          </p>
          <Button kind="secondary" onClick={() => change(undefined)}>
            {t('key.forget')}
          </Button>
        </div>
      ) : (
        <div className="grid gap-4">
          <p className="max-w-prose text-quiet">{t('key.why')}</p>
          <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
            <Field
              className="min-w-0 flex-1 max-sm:basis-full"
              label={t('key.paste')}
              type="password"
              autoComplete="off"
              spellCheck={false}
              placeholder="AGE-SECRET-KEY-1…"
              value={text}
              onChange={({ target }) => setText(target.value)}
              fault={fault}
            />
            <Button type="submit" className="sm:mt-6" disabled={!text}>
              {t('key.use')}
            </Button>
            <label className="inline-flex min-h-10 cursor-pointer items-center rounded-lg border border-line bg-raised px-4 font-semibold text-sm focus-within:border-accent hover:border-accent sm:mt-6">
              {t('key.file')}
              <input
                type="file"
                className="sr-only"
                onChange={async ({ target }) => {
                  const file = target.files?.[0]
                  if (file) take(await file.text())
                  target.value = ''
                }}
              />
            </label>
          </form>
        </div>
      )}
    </Card>
  )
}
