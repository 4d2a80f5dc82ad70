import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('.', import.meta.url).pathname
const read = (language: string, file: string) => JSON.parse(readFileSync(`${folder}${language}/${file}`, 'utf8'))

/** The keys of all texts, and the values that each has to be given. Forms of the plural differ between languages. */
function keys(texts: Record<string, unknown>, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) => {
      const name = `${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`
      if (typeof value === 'object') return Object.entries(keys(value as Record<string, unknown>, `${name}.`))
      return [
        [
          name,
          [...new Set(String(value).match(/{{\w+}}/g) ?? [])]
            .filter((wanted) => wanted !== '{{count}}')
            .sort()
            .join(),
        ],
      ]
    }),
  )
}

test.each(readdirSync(`${folder}en`))('%s says the same in every language', (file) => {
  expect(keys(read('es', file))).toEqual(keys(read('en', file)))
})

test('no language has texts that English lacks', () => {
  expect(readdirSync(`${folder}es`).sort()).toEqual(readdirSync(`${folder}en`).sort())
})
