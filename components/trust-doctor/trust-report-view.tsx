'use client';

import { useState } from 'react';
import { CheckList } from '@/components/run/check-list';
import type { Inspect } from '@/components/run/inspector';
import { Callout } from '@/components/ui/callout';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { pathChecks } from './node-words';
import { PathList } from './path-list';
import { TrustTree } from './trust-tree';

const titles = {
  pass: 'Trusted',
  warn: 'Trusted, with a warning',
  fail: 'Not trusted',
} as const;

/**
 * The report of the trust doctor: the verdict in words, the paths to choose from, and the tree.
 *
 * @param now the moment for which dates are shown, ISO 8601
 * @param level of its headings, below those of the page
 */
export function TrustReportView({
  report,
  now,
  level: Heading = 'h3',
  onInspect,
}: Readonly<{ report: TrustReport; now: string; level?: 'h2' | 'h3'; onInspect: Inspect }>) {
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = report.paths[chosen ?? 0];
  const whole = shown ? pathChecks(shown) : [];
  return (
    <div className="min-w-0 space-y-5">
      <Callout tone={report.verdict} title={titles[report.verdict]}>
        <p className="wrap-anywhere">{report.summary}</p>
      </Callout>
      <PathList report={report} chosen={chosen} onChoose={setChosen} />
      <section>
        <Heading className="mb-2 text-sm font-semibold">Certificates</Heading>
        <TrustTree
          report={report}
          chosen={chosen}
          now={now}
          level={Heading === 'h2' ? 'h3' : 'h4'}
          onInspect={onInspect}
        />
      </section>
      {whole.length > 0 && (
        <section>
          <Heading className="mb-2 text-sm font-semibold">
            {chosen === null ? 'Of the best path as a whole' : 'Of this path as a whole'}
          </Heading>
          <CheckList checks={whole} onInspect={onInspect} />
        </section>
      )}
      {report.fetched.length > 0 && (
        <section>
          <Heading className="mb-1 text-sm font-semibold">Asked for to complete the chain</Heading>
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
