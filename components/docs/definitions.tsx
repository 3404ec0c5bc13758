import type { ReactNode } from 'react';

/** Terms with what they mean, in two columns where there is room. */
export function Definitions({
  entries,
}: Readonly<{ entries: readonly (readonly [term: ReactNode, means: ReactNode, key: string])[] }>) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {entries.map(([term, means, key]) => (
        <div
          key={key}
          className="grid min-w-0 gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <dt className="min-w-0 font-medium break-words">{term}</dt>
          <dd className="min-w-0">{means}</dd>
        </div>
      ))}
    </dl>
  );
}
