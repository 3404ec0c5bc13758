'use client';

import type { Proof } from '@/lib/run/explain/explanation';
import { byteDifference, type DifferingText } from './byte-difference';

const mono = 'min-w-0 font-mono text-xs wrap-anywhere whitespace-pre-wrap';

function Marked({ text, label }: Readonly<{ text: DifferingText; label: string }>) {
  return (
    <div className="flex min-w-0 flex-wrap gap-x-2 sm:flex-nowrap">
      <span className="w-16 shrink-0 text-xs text-muted">{label}</span>
      <code className={mono}>
        {text.before}
        {text.differing === '' ? (
          <span className="rounded-sm bg-warn-soft px-1 text-warn">
            <span aria-hidden>␀</span>
            <span className="sr-only">(nothing here)</span>
          </span>
        ) : (
          <mark className="rounded-sm bg-warn-soft px-0.5 font-semibold text-warn underline decoration-2 underline-offset-2">
            {text.differing}
          </mark>
        )}
        {text.after}
      </code>
    </div>
  );
}

function ProofValue({ proof }: Readonly<{ proof: Proof }>) {
  const { kind, found, expected } = proof;
  if (kind === 'strings' && expected !== null) {
    const difference = byteDifference(found, expected);
    return (
      <>
        <Marked text={difference.found} label="found" />
        <Marked text={difference.expected} label="expected" />
      </>
    );
  }
  if (expected === null) return <code className={mono}>{found}</code>;
  return (
    <>
      {[
        ['found', found],
        ['expected', expected],
      ].map(([label, value]) => (
        <div key={label} className="flex min-w-0 flex-wrap gap-x-2 sm:flex-nowrap">
          <span className="w-16 shrink-0 text-xs text-muted">{label}</span>
          <code className={mono}>{value}</code>
        </div>
      ))}
    </>
  );
}

/** The evidence for a cause; where two texts should be the same, what differs is marked. */
export function ProofList({ proof }: Readonly<{ proof: readonly Proof[] }>) {
  return (
    <dl className="min-w-0 space-y-1.5 rounded-md bg-sunken/70 px-3 py-2">
      {proof.map((item, index) => (
        <div
          key={`${item.label} ${index}`}
          className="grid min-w-0 gap-x-3 sm:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <dt className="text-xs text-muted">{item.label}</dt>
          <dd className="min-w-0">
            <ProofValue proof={item} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
