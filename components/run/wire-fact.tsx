import type { ReactNode } from 'react';

/** One fact about an exchange, as it was on the wire. Stands in a description list. */
export function WireFact({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <div className="grid min-w-0 gap-x-4 px-3 py-2 sm:grid-cols-[9rem_1fr]">
      <dt className="text-xs leading-5 text-muted">{label}</dt>
      <dd className="min-w-0 font-mono text-xs leading-5 break-all">{children}</dd>
    </div>
  );
}
