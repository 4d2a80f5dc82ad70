import { useEffect, useState } from 'react'

/** What is being typed. It outlives the page, in this tab alone. */
export function useDraft(name: string, initial = ''): [string, (text: string) => void] {
  const key = `livestars.draft.${name}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? initial)
  useEffect(() => {
    if (text === initial) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  }, [key, text, initial])
  return [text, setText]
}
