/** Joins the names of classes that apply. */
export function classes(...names: (string | false | null | undefined)[]) {
  return names.filter(Boolean).join(' ')
}

/** A line of text in a row with buttons, whose label is its name. */
export const inlineField = 'min-h-11 min-w-0 flex-1 rounded-xl border border-line bg-ground px-3 text-base text-ink placeholder:text-quiet'
