import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { queries } from '@/app/queries'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'

import { act } from './act'
import { CodeLink } from './CodeLink'
import { encodeCode, faultOf, normal, SHORTEST } from './code'
import { ownerOf } from './data'
import { live } from './words'

const DRAFT = 'livestars.referrals.code'

/** The codes of an account, each with its link, and the way to another one. */
export function Codes({ account, codes, most, deposit }: { account: string; codes: string[]; most: number; deposit: bigint }) {
  const { t } = useTranslation('referrals')
  return (
    <Card title={t('codes.title')}>
      {codes.length > 0 ? (
        <ul className="grid gap-4">
          {codes.map((code) => (
            <CodeLink key={code} code={code} deposit={deposit} />
          ))}
        </ul>
      ) : (
        <p className="max-w-prose text-quiet">{t('codes.none')}</p>
      )}
      {codes.length < most ? (
        <Claim account={account} deposit={deposit} first={codes.length === 0} />
      ) : (
        <p className="mt-4 text-quiet text-sm">{t('codes.full', { most })}</p>
      )}
    </Card>
  )
}

function Claim({ account, deposit, first }: { account: string; deposit: bigint; first: boolean }) {
  const { t, i18n } = useTranslation('referrals')
  const [text, setText] = useState(() => sessionStorage.getItem(DRAFT) ?? '')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const code = normal(text)
  const held = live(deposit, i18n.language)

  const type = (typed: string) => {
    sessionStorage.setItem(DRAFT, typed)
    setText(typed)
    const found = faultOf(normal(typed))
    setFault(found && found !== 'short' ? t(`codes.fault.${found}`) : undefined)
  }

  const claim = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(code)
    if (found) return setFault(t(`codes.fault.${found}`))
    setBusy(true)
    try {
      const owner = await queries.fetchQuery({ ...ownerOf(code), staleTime: 0 })
      if (owner) return setFault(t(owner === account ? 'codes.fault.yours' : 'codes.fault.taken'))
      const claimed = await act(
        {
          title: t('codes.claiming', { code }),
          changes: [{ label: t('codes.held'), amount: -deposit }],
          spends: deposit,
          transaction: (api) => api.tx.Referrals.claim_code({ code: encodeCode(code) }),
        },
        t('codes.claimed', { code }),
      )
      if (claimed) type('')
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={claim} className="mt-5 flex flex-wrap items-start gap-3">
      <Field
        label={t(first ? 'codes.choose' : 'codes.another')}
        hint={t('codes.hint', { held })}
        fault={fault}
        value={text}
        onChange={(event) => type(event.target.value)}
        placeholder={t('codes.example')}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="min-w-0 max-w-md flex-1 basis-60"
      />
      <Button type="submit" kind={first ? 'primary' : 'secondary'} busy={busy} disabled={code.length < SHORTEST} className="mt-6 min-h-11">
        {t('codes.claim')}
      </Button>
    </form>
  )
}
