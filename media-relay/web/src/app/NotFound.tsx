import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <div className="grid place-items-center gap-4 py-24 text-center">
      <h1 className="font-bold text-2xl">{t('notFound.title')}</h1>
      <Link to="/" className="text-accent underline">
        {t('notFound.home')}
      </Link>
    </div>
  )
}
