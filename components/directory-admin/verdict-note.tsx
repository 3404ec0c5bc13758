import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import type { ImportReport } from '@/lib/schemas/directory-import';

/** Why a reading was set aside or failed: what was found, what was expected, and the way out. */
export function VerdictNote({
  verdict,
  isFailed,
  children,
}: Readonly<{
  verdict: NonNullable<ImportReport['verdict']>;
  isFailed: boolean;
  /** What can be done about it here. */
  children?: ReactNode;
}>) {
  return (
    <Callout
      tone={isFailed ? 'fail' : 'warn'}
      title={isFailed ? 'There was no list to be had' : 'The list was set aside'}
    >
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <dt className="text-muted">Found</dt>
        <dd className="wrap-anywhere">{verdict.found}</dd>
        <dt className="text-muted">Expected</dt>
        <dd className="wrap-anywhere">{verdict.expected}</dd>
        <dt className="text-muted">Way out</dt>
        <dd className="wrap-anywhere">{verdict.wayOut}</dd>
      </dl>
      {children}
      <p className="mt-2 font-mono text-xs text-muted">{verdict.code}</p>
    </Callout>
  );
}
