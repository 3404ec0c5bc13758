'use client';

import type { Check } from '@/lib/protocol/check';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { CitationLink, InspectButtons } from './inspect-links';
import type { Inspect } from './inspector';

function Fact({ label, children }: Readonly<{ label: string; children: React.ReactNode }>) {
  return (
    <div className="grid min-w-0 gap-x-3 sm:grid-cols-[5.5rem_1fr]">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/**
 * What was seen and expected, why it matters, how to mend it, and where it is written.
 *
 * @param onInspect shows what a check is about; left out where there is no run
 */
export function CheckFacts({
  check,
  onInspect,
}: Readonly<{ check: Check; onInspect?: Inspect | undefined }>) {
  const { exchangeId, jwtId } = check;
  return (
    <dl className="space-y-1.5 px-3 pb-3 text-sm sm:pl-9">
      <Fact label="Seen">
        <span className="font-mono text-xs wrap-anywhere">{check.seen}</span>
      </Fact>
      <Fact label="Expected">{check.expected}</Fact>
      <Fact label="Why">{check.why}</Fact>
      {check.verdict !== 'pass' && <Fact label="Fix">{check.fix}</Fact>}
      <Fact label="Source">
        <CitationLink citation={check.citation} />
      </Fact>
      <Fact label="Check">
        <span className="flex flex-wrap items-center gap-1">
          <a href={`/docs/checks/${check.id}`} title="About this check">
            <Badge className="min-w-0 shrink font-mono break-all whitespace-normal underline underline-offset-2">
              {check.id}
            </Badge>
          </a>
          <CopyButton value={check.id} label="the id of this check" />
          {onInspect && (
            <InspectButtons exchangeId={exchangeId} jwtId={jwtId} onInspect={onInspect} />
          )}
        </span>
      </Fact>
    </dl>
  );
}
