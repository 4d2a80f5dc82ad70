import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Field } from '@/ui/Field'

/** The fewest characters of a password. */
const LEAST = 8

/** A new password, typed twice. */
export function usePassword() {
  const { t } = useTranslation('signing')
  const [value, setValue] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<{ value?: string; again?: string }>({})
  return {
    value,
    again,
    fault,
    setValue: (text: string) => {
      setValue(text)
      setFault({})
    },
    setAgain: (text: string) => {
      setAgain(text)
      setFault({})
    },
    /** Whether the password can be used; says what is wrong with it otherwise. */
    check: () => {
      if (value.length < LEAST) setFault({ value: t('newPassword.short', { least: LEAST }) })
      else if (value !== again) setFault({ again: t('newPassword.different') })
      else return true
      return false
    },
  }
}

export function NewPassword({ password }: { password: ReturnType<typeof usePassword> }) {
  const { t } = useTranslation('signing')
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field
        label={t('newPassword.value')}
        hint={t('newPassword.hint')}
        fault={password.fault.value}
        type="password"
        autoComplete="new-password"
        value={password.value}
        onChange={({ target }) => password.setValue(target.value)}
      />
      <Field
        label={t('newPassword.again')}
        fault={password.fault.again}
        type="password"
        autoComplete="new-password"
        value={password.again}
        onChange={({ target }) => password.setAgain(target.value)}
      />
    </div>
  )
}
