import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { queries } from '@/app/queries'
import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'

import { act } from './act'
import { encodeCode, faultOf, normal } from './code'
import { ownerOf } from './data'
import { enrolled, pendingInvitation } from './invitation'
import { live } from './words'

interface Props {
  account: string
  path: readonly string[]
  brought: number
  deposit: bigint
}

/** Who brought the account, or the way to say so as long as it can be said. */
export function Upwards({ account, path, brought, deposit }: Props) {
  const { t } = useTranslation('referrals')
  return (
    <Card title={t('upwards.title')}>
      {path.length > 0 ? (
        <>
          <ol className="grid gap-2">
            {path.map((referrer, tier) => (
              <li key={referrer} className="flex flex-wrap items-center gap-x-3">
                <span className="text-quiet text-sm">{t('tier', { tier: tier + 1 })}</span>
                <Address of={referrer} />
              </li>
            ))}
          </ol>
          <p className="mt-3 text-quiet text-sm">{t('upwards.forGood')}</p>
        </>
      ) : brought > 0 ? (
        <p className="text-quiet">{t('upwards.tooLate')}</p>
      ) : (
        <Enrol account={account} deposit={deposit} />
      )}
    </Card>
  )
}

function Enrol({ account, deposit }: { account: string; deposit: bigint }) {
  const { t, i18n } = useTranslation('referrals')
  const [invitation, setInvitation] = useState(pendingInvitation)
  const [text, setText] = useState(invitation?.code ?? '')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const code = normal(text)

  const enrol = async () => {
    const found = faultOf(code)
    if (found) return setFault(t(`codes.fault.${found}`))
    setBusy(true)
    try {
      const owner = await queries.fetchQuery({ ...ownerOf(code), staleTime: 0 })
      if (!owner) return setFault(t('upwards.unknown'))
      if (owner === account) return setFault(t('upwards.own'))
      const done = await act(
        {
          title: t('upwards.enrolling', { code }),
          changes: [
            { label: t('upwards.who'), text: owner },
            { label: t('codes.held'), amount: -deposit },
          ],
          spends: deposit,
          transaction: (api) => api.tx.Referrals.enrol_by_code({ code: encodeCode(code) }),
        },
        t('upwards.enrolled'),
      )
      if (done) enrolled()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  const forget = () => {
    enrolled()
    setInvitation(undefined)
    setText('')
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        enrol()
      }}
      className="grid gap-3"
    >
      <p className="text-quiet">{invitation ? t('upwards.invited', { code: invitation.code }) : t('upwards.nobody')}</p>
      <Field
        label={t('upwards.code')}
        hint={t('upwards.hint', { held: live(deposit, i18n.language) })}
        fault={fault}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setFault(undefined)
        }}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="secondary" busy={busy} disabled={code === ''} className="min-h-11">
          {t('upwards.enrol')}
        </Button>
        {invitation && (
          <Button kind="quiet" onClick={forget} className="min-h-11">
            {t('upwards.forget')}
          </Button>
        )}
      </div>
    </form>
  )
}
