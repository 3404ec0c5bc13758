'use client';

import { ExternalLink, ScanSearch } from 'lucide-react';
import type { Check } from '@/lib/protocol/check';
import { Button } from '@/components/ui/button';
import type { Inspect } from './inspector';

/** Leads to the text that a check cites, in a tab of its own. */
export function CitationLink({ citation }: Readonly<Pick<Check, 'citation'>>) {
  return (
    <a
      href={citation.url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-accent underline underline-offset-2"
    >
      {citation.label}
      <ExternalLink aria-hidden className="size-3.5" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}

/** The buttons that show the exchange and the token that a check is about. */
export function InspectButtons({
  exchangeId,
  jwtId,
  onInspect,
}: Readonly<Pick<Check, 'exchangeId' | 'jwtId'> & { onInspect: Inspect }>) {
  const targets = [
    { kind: 'exchange', id: exchangeId, label: 'Show the exchange' },
    { kind: 'jwt', id: jwtId, label: 'Show the token' },
  ] as const;
  return targets.map(({ kind, id, label }) =>
    id === null ? null : (
      <Button key={kind} kind="ghost" size="sm" onClick={() => onInspect({ kind, id })}>
        <ScanSearch aria-hidden />
        {label}
      </Button>
    ),
  );
}
