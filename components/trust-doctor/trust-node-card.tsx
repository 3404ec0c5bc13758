'use client';

import { BadgeCheck, ChevronDown, FileQuestion, Landmark, Stamp, Unplug } from 'lucide-react';
import { nameOf } from '@/components/certificates/certificate-words';
import { ValidityBar } from '@/components/certificates/validity-bar';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { VerdictBadge } from '@/components/ui/verdict';
import { nodeWords, type NodeFindings } from './node-words';
import type { TrustNode } from './trust-graph';

const roles = {
  leaf: { Icon: BadgeCheck, word: 'Examined certificate' },
  intermediate: { Icon: Stamp, word: 'Intermediate' },
  anchor: { Icon: Landmark, word: 'Anchor' },
  end: { Icon: Unplug, word: 'Root that nobody here trusts' },
  missing: { Icon: FileQuestion, word: 'Missing issuer' },
} as const;

const borders = {
  pass: 'border-pass/50',
  warn: 'border-warn/60',
  fail: 'border-fail/60',
  info: 'border-line-strong',
  skip: 'border-line-strong',
} as const;

/**
 * One certificate of the picture at a glance: what it is, whose, until when, and the verdict in words. Pressing
 * it opens its checks.
 *
 * @param now the moment for which the dates are shown
 * @param broken why the link to it does not hold, for an issuer that is missing
 */
export function TrustNodeCard({
  node,
  findings,
  now,
  isChosen,
  broken,
  toggle,
}: Readonly<{
  node: TrustNode;
  findings: NodeFindings;
  now: string;
  isChosen: boolean;
  broken: string | null;
  toggle: { isOpen: boolean; panelId: string; onToggle: () => void };
}>) {
  const { certificate, role, name, communities } = node;
  const { Icon, word } = roles[role];
  const isLeafToo = role === 'anchor' && node.paths.length > 0 && certificate?.isCa === false;
  const words = nodeWords(node, findings) ?? broken;
  return (
    <div
      className={cn(
        'relative flex h-full w-full min-w-0 flex-col gap-2 rounded-lg border-2 bg-surface p-3 @2xl:max-w-md',
        borders[findings.verdict],
        role === 'missing' && 'border-dashed',
        certificate && 'hover:bg-sunken/60',
        isChosen && 'ring-2 ring-accent ring-offset-2 ring-offset-surface',
      )}
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
        <Icon aria-hidden className="size-4 shrink-0" />
        {isLeafToo ? 'Examined certificate, an anchor itself' : word}
        {communities.map((community) => (
          <Badge key={community} tone="accent" className="whitespace-normal">
            {community}
          </Badge>
        ))}
        <span className="ml-auto">
          <VerdictBadge verdict={findings.verdict}>
            {role === 'missing' ? 'Not there' : undefined}
          </VerdictBadge>
        </span>
      </div>
      <div className="min-w-0">
        {certificate ? (
          <button
            type="button"
            aria-expanded={toggle.isOpen}
            aria-controls={toggle.panelId}
            onClick={toggle.onToggle}
            className="flex w-full min-w-0 items-start gap-2 text-left font-medium after:absolute after:inset-0 after:rounded-lg"
          >
            <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
            <ChevronDown
              aria-hidden
              className={cn('mt-0.5 size-4 shrink-0 text-faint', toggle.isOpen && 'rotate-180')}
            />
          </button>
        ) : (
          <p className="font-medium wrap-anywhere">{name}</p>
        )}
        {certificate?.sanUris.map((uri) => (
          <p key={uri} className="font-mono text-xs break-all text-muted">
            {uri}
          </p>
        ))}
        {certificate && (
          <p className="text-xs text-muted">
            {certificate.publicKey}
            {certificate.subject === certificate.issuer
              ? ', signed by itself'
              : `, issued by ${nameOf(certificate.issuer)}`}
          </p>
        )}
      </div>
      <p
        className={cn(
          'text-sm wrap-anywhere',
          !toggle.isOpen && 'line-clamp-4',
          findings.verdict === 'fail' && 'text-fail',
        )}
      >
        {words}
      </p>
      {certificate && (
        <div className="mt-auto">
          <ValidityBar certificate={certificate} now={now} />
        </div>
      )}
    </div>
  );
}
