/** Figures with their names. */
export function FigureList({ of }: { of: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
      {of.map(([name, value]) => (
        <div key={name} className="rounded-lg bg-raised p-2">
          <dt className="text-quiet text-xs">{name}</dt>
          <dd className="text-sm tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
