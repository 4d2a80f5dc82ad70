import { type BackendModule, createInstance, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'

import { settings } from '@/app/settings'

/** The languages that the app speaks whole, in their own names. */
export const languages = { en: 'English', es: 'Español' } as const
export type Language = keyof typeof languages

const files = import.meta.glob<{ default: ResourceKey }>('./*/*.json')

/** Loads the texts of a page with the page. A namespace is a file. */
const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language, namespace) => {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) throw new Error(`there are no texts ${language}/${namespace}`)
    return (await load()).default
  },
}

/** The language that was chosen, or the first of the browser's that the app speaks. */
export function preferred(): Language {
  const { language } = settings.getState()
  if (language) return language
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]!)
  return (spoken.find((tag) => tag in languages) as Language | undefined) ?? 'en'
}

export const i18n = createInstance()
i18n
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: preferred(),
    fallbackLng: 'en',
    ns: ['common'],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  })
i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language
})
settings.subscribe(({ language }, before) => {
  if (language !== before.language) i18n.changeLanguage(preferred())
})
document.documentElement.lang = preferred()
