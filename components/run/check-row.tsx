'use client';

import { ExternalLink, ScanSearch } from 'lucide-react';
import type { Check } from '@/lib/protocol/check';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictBadge } from '@/components/ui/verdict';
import type { Inspect } from './inspector';

const ruleSets = { stu1: 'IG 1', stu2: 'IG 2' } as const;

function Fact({ label, children }: Readonly<{ label: string; children: React.ReactNode }>) {
  return (
    <div className="grid min-w-0 gap-x-3 sm:grid-cols-[5.5rem_1fr]">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/**
 * One conclusion: what was seen, what was expected, and where it matters why, how to mend it and where it
 * is written. Failures and warnings are open at first.
 */
export function CheckRow({ check, onInspect }: Readonly<{ check: Check; onInspect: Inspect }>) {
  const needsAction = check.verdict === 'fail' || check.verdict === 'warn';
  const { exchangeId, jwtId } = check;
  return (
    <li className="border-t border-line first:border-t-0">
      <Disclosure
        defaultOpen={needsAction}
        summaryClassName="hover:bg-sunken/60 px-3 py-2"
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <VerdictBadge verdict={check.verdict} />
            <span className="min-w-0 flex-1 basis-40 font-medium break-words">{check.title}</span>
            <span className="text-xs whitespace-nowrap text-faint">
              {check.level}
              {check.ruleSet !== null && ` · ${ruleSets[check.ruleSet]}`}
            </span>
          </span>
        }
      >
        <dl className="space-y-1.5 px-3 pb-3 text-sm sm:pl-9">
          <Fact label="Seen">
            <span className="font-mono text-xs wrap-anywhere">{check.seen}</span>
          </Fact>
          <Fact label="Expected">{check.expected}</Fact>
          <Fact label="Why">{check.why}</Fact>
          {check.verdict !== 'pass' && <Fact label="Fix">{check.fix}</Fact>}
          <Fact label="Source">
            <a
              href={check.citation.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-accent underline underline-offset-2"
            >
              {check.citation.label}
              <ExternalLink aria-hidden className="size-3.5" />
              <span className="sr-only">(opens in a new tab)</span>
            </a>
          </Fact>
          <Fact label="Check">
            <span className="flex flex-wrap items-center gap-1">
              <Badge className="font-mono break-all whitespace-normal">{check.id}</Badge>
              <CopyButton value={check.id} label="the id of this check" />
              {exchangeId !== null && (
                <Button
                  kind="ghost"
                  size="sm"
                  onClick={() => onInspect({ kind: 'exchange', id: exchangeId })}
                >
                  <ScanSearch aria-hidden />
                  Show the exchange
                </Button>
              )}
              {jwtId !== null && (
                <Button
                  kind="ghost"
                  size="sm"
                  onClick={() => onInspect({ kind: 'jwt', id: jwtId })}
                >
                  <ScanSearch aria-hidden />
                  Show the token
                </Button>
              )}
            </span>
          </Fact>
        </dl>
      </Disclosure>
    </li>
  );
}
