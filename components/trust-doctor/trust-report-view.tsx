'use client';

import { useState } from 'react';
import { CheckRow } from '@/components/run/check-row';
import type { Inspect } from '@/components/run/inspector';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { VerdictIcon } from '@/components/ui/verdict';
import { counted } from '@/lib/format/quantities';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { TrustNodeView } from './trust-node';
import { pathChecks, pathWords, trustTree } from './trust-tree';

const titles = {
  pass: 'Trusted',
  warn: 'Trusted, with a warning',
  fail: 'Not trusted',
} as const;

/** The report of the trust doctor: the verdict, the paths to choose from, and the tree. */
export function TrustReportView({
  report,
  now,
  onInspect,
}: Readonly<{ report: TrustReport; now: string; onInspect: Inspect }>) {
  const [chosen, setChosen] = useState<number | null>(null);
  const tree = trustTree(report);
  const shown = report.paths[chosen ?? 0];
  const whole = shown ? pathChecks(shown) : [];
  return (
    <div className="min-w-0 space-y-4">
      <Callout tone={report.verdict} title={titles[report.verdict]}>
        <p className="wrap-anywhere">{report.summary}</p>
      </Callout>
      <section aria-label="Paths">
        <p className="mb-2 text-sm text-muted">
          {counted(report.paths.length, 'path')} from the certificate upwards
          {report.paths.length > 1 ? '. Choose one to see it alone.' : '.'}
        </p>
        <ul className="flex flex-wrap gap-2">
          {report.paths.map((path, index) => (
            <li key={`${path.certificates.join()} ${path.anchor?.communityId ?? ''}`}>
              <button
                type="button"
                aria-pressed={chosen === index}
                onClick={() => setChosen(chosen === index ? null : index)}
                className={cn(
                  'flex items-center gap-2 rounded-lg border border-line px-3 py-1.5 text-left text-sm hover:bg-sunken',
                  chosen === index && 'border-accent bg-accent-soft',
                )}
              >
                <VerdictIcon verdict={path.ok ? 'pass' : 'fail'} />
                {pathWords(path)}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {tree && (
        <ol aria-label="Chain as a tree, from the certificate up to the anchors">
          <TrustNodeView node={tree} now={now} chosen={chosen} onInspect={onInspect} />
        </ol>
      )}
      {whole.length > 0 && (
        <section aria-label="Of the path as a whole">
          <h3 className="mb-2 text-sm font-semibold">Of the path as a whole</h3>
          <ul className="overflow-hidden rounded-lg border border-line">
            {whole.map((check) => (
              <CheckRow key={`${check.id} ${check.seen}`} check={check} onInspect={onInspect} />
            ))}
          </ul>
        </section>
      )}
      {report.fetched.length > 0 && (
        <section aria-label="What was fetched">
          <h3 className="mb-1 text-sm font-semibold">Fetched to complete the chain</h3>
          <ul className="list-disc pl-5 font-mono text-xs">
            {report.fetched.map((attempt) => (
              <li key={attempt} className="break-all">
                {attempt}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
