import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { Failure, Loading } from '@/ui/states'

import { Rate } from './Amount'
import { afford } from './afford'
import { useBalance } from './balance'
import { CallDetails } from './CallDetails'
import { Costs } from './Costs'
import { inWords } from './errors'
import { GetLive } from './GetLive'
import type { Prepared } from './preparation'
import type { Account } from './store'
import type { Proposal } from './transactions'

interface Props {
  proposal: Proposal
  account: Account
  prepared: UseQueryResult<Prepared>
  fault?: string
  onSign: () => void
  onCancel: () => void
}

/** What a transaction does and costs, and the decision about it. */
export function Review({ proposal, account, prepared, fault, onSign, onCancel }: Props) {
  const { t } = useTranslation('signing')
  const { t: tCommon } = useTranslation()
  const balance = useBalance(account.address)
  const locked = useLocked(account)
  const [password, setPassword] = useState('')
  const [passwordFault, setPasswordFault] = useState('')
  const [busy, setBusy] = useState(false)

  if (prepared.isPending || balance.isPending) return <Loading />
  const failed = prepared.error ?? balance.error
  if (!prepared.data || !balance.data) {
    return (
      <Failure
        error={failed}
        reset={() => {
          prepared.refetch()
          balance.refetch()
        }}
      />
    )
  }
  const { fee, spends, call, invitation } = prepared.data
  const { existentialDeposit, ...held } = balance.data
  const { remaining, missing } = afford(held, existentialDeposit, spends, fee)

  async function sign(event: FormEvent) {
    event.preventDefault()
    if (locked) {
      setBusy(true)
      try {
        const { unlock } = await import('./keys')
        await unlock(account.address, password)
      } catch (error) {
        setBusy(false)
        setPasswordFault(await inWords(error))
        return
      }
    }
    onSign()
  }

  return (
    <form onSubmit={sign} className="grid gap-4">
      <p className="flex items-center gap-2 text-quiet text-sm">
        {t('as')} <Address of={account.address} name={account.name} />
      </p>
      <Costs changes={proposal.changes} invitation={invitation} fee={fee} remaining={missing ? undefined : remaining} />
      <Rate />
      {missing > 0n && <GetLive missing={missing} />}
      <CallDetails call={call} />
      {fault && (
        <p role="alert" className="rounded-xl border border-danger p-3 text-sm">
          {fault}
        </p>
      )}
      {locked && (
        <Field
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          fault={passwordFault}
          hint={t('unlock.hint')}
          onChange={({ target }) => {
            setPassword(target.value)
            setPasswordFault('')
          }}
        />
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button kind="quiet" onClick={onCancel}>
          {tCommon('cancel')}
        </Button>
        <Button type="submit" busy={busy} disabled={missing > 0n || (locked && !password)}>
          {t(account.kind === 'injected' ? 'signIn.wallet' : fault ? 'signIn.again' : 'signIn.here')}
        </Button>
      </div>
    </form>
  )
}

/** Whether a password is needed before the account can sign. */
function useLocked(account: Account) {
  const { data } = useQuery({
    queryKey: ['locked', account.address],
    enabled: account.kind === 'browser',
    gcTime: 0,
    queryFn: async () => (await (await import('./keys')).pairOf(account.address)) === undefined,
  })
  return data ?? false
}
