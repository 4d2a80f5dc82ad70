import { expect, test } from 'vitest'

import { formatDuration } from './time'

test.each([
  [0, '1 min'],
  [59_999, '1 min'],
  [61_000 * 12, '12 min'],
  [3_600_000 * 3.9, '3 hr'],
  [86_400_000 * 2, '2 days'],
])('%i ms are %s', (milliseconds, text) => expect(formatDuration(milliseconds, 'en')).toBe(text))
