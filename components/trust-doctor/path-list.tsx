'use client';

import { cn } from '@/components/ui/cn';
import { VerdictIcon } from '@/components/ui/verdict';
import { nameOf } from '@/components/certificates/certificate-words';
import { counted } from '@/lib/format/quantities';
import { worstVerdict } from '@/lib/protocol/check';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { pathWords } from './node-words';

/** The paths of a report, the best first; the chosen one is highlighted in the tree. */
export function PathList({
  report,
  chosen,
  onChoose,
}: Readonly<{
  report: TrustReport;
  chosen: number | null;
  onChoose: (path: number | null) => void;
}>) {
  const names = new Map(
    report.certificates.map((view) => [view.fingerprintSha256, nameOf(view.subject)] as const),
  );
  return (
    <section aria-label="Paths">
      <p className="mb-2 text-sm text-muted">
        {counted(report.paths.length, 'path')} from the certificate upwards
        {report.paths.length > 1 ? '. Choose one to see it highlighted.' : '.'}
      </p>
      <ul className="grid gap-2 lg:grid-cols-2">
        {report.paths.map((path, index) => (
          <li
            key={`${path.certificates.join()} ${path.anchor?.communityId ?? ''}`}
            className="min-w-0"
          >
            <button
              type="button"
              aria-pressed={chosen === index}
              onClick={() => onChoose(chosen === index ? null : index)}
              className={cn(
                'flex h-full w-full min-w-0 items-start gap-2 rounded-lg border border-line px-3 py-2 text-left text-sm hover:bg-sunken',
                chosen === index && 'border-accent bg-accent-soft',
              )}
            >
              <VerdictIcon
                verdict={path.ok ? worstVerdict(path.checks) : 'fail'}
                className="mt-0.5"
              />
              <span className="min-w-0 flex-1">
                <span className="block font-medium wrap-anywhere">{pathWords(path)}</span>
                <span className="block text-xs wrap-anywhere text-muted">
                  {path.certificates.map((print) => names.get(print) ?? print).join(' → ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
