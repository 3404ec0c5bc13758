'use client';

import { BadgeCheck, Landmark, Stamp, Unplug } from 'lucide-react';
import { CertificateFacts } from '@/components/trust-doctor/certificate-facts';
import { nameOf } from '@/components/certificates/certificate-words';
import { ValidityBar } from '@/components/certificates/validity-bar';
import { CheckRow } from '@/components/run/check-row';
import type { Inspect } from '@/components/run/inspector';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictIcon } from '@/components/ui/verdict';
import type { TrustNode } from './trust-tree';

const roles = {
  leaf: { Icon: BadgeCheck, word: 'Examined certificate' },
  intermediate: { Icon: Stamp, word: 'Intermediate' },
  anchor: { Icon: Landmark, word: 'Anchor' },
  end: { Icon: Unplug, word: 'The way ends here' },
} as const;

const rings = {
  pass: 'border-pass/50 text-pass',
  warn: 'border-warn/60 text-warn',
  fail: 'border-fail/60 text-fail',
  info: 'border-line-strong text-muted',
  skip: 'border-line-strong text-muted',
} as const;

/** What is to be known of a certificate at a glance. */
function verdictWords({ verdict, checks, role }: TrustNode): string {
  const [worst] = checks;
  if (verdict !== 'pass' && worst) return worst.seen;
  const revocation = checks.find(({ id }) => id === 'x509.revocation');
  if (role === 'anchor') return 'Trusted as it is: the chain has to lead here.';
  return ['Signed by its issuer, within its dates.', revocation?.seen].filter(Boolean).join(' ');
}

/**
 * One certificate of the tree, and above it who issued it.
 *
 * @param chosen the path that is highlighted; null for all
 */
export function TrustNodeView({
  node,
  now,
  chosen,
  onInspect,
}: Readonly<{
  node: TrustNode;
  now: string;
  chosen: number | null;
  onInspect: Inspect;
}>) {
  const { certificate, role, communities, issuers, verdict, checks, openEnd } = node;
  const { Icon, word } = roles[role];
  const isOff = chosen !== null && !node.paths.includes(chosen);
  const name = nameOf(certificate.subject);
  return (
    <li className={cn('min-w-0', isOff && 'opacity-45')}>
      <div className="relative min-w-0 pb-5 pl-10">
        {(issuers.length > 0 || openEnd !== null) && (
          <span
            aria-hidden
            className={cn(
              'absolute top-8 bottom-0 left-4 border-l-2',
              openEnd === null ? 'border-line-strong/60' : 'border-dashed border-fail/60',
            )}
          />
        )}
        <span
          aria-hidden
          className={cn(
            'absolute top-0 left-0 flex size-8 items-center justify-center rounded-full border-2 bg-surface',
            rings[verdict],
          )}
        >
          <Icon className="size-4" />
        </span>
        <div className="flex min-w-0 flex-wrap items-center gap-2 pt-1">
          <VerdictIcon verdict={verdict} />
          <span className="min-w-0 font-medium break-words">{name}</span>
          <Badge>{word}</Badge>
          <Badge>{certificate.publicKey}</Badge>
          {communities.map((community) => (
            <Badge key={community} tone="accent">
              {community}
            </Badge>
          ))}
          <span className="ml-auto">
            <CopyButton value={certificate.pem} label={`PEM of ${name}`} />
          </span>
        </div>
        <p className={cn('mt-1 text-sm wrap-anywhere', verdict === 'fail' && 'text-fail')}>
          {verdictWords(node)}
        </p>
        {certificate.sanUris.map((uri) => (
          <p key={uri} className="font-mono text-xs break-all text-muted">
            {uri}
          </p>
        ))}
        <div className="mt-2 max-w-md">
          <ValidityBar certificate={certificate} now={now} />
        </div>
        <Disclosure
          className="mt-2"
          summary={<span className="text-xs text-muted">What was checked ({checks.length})</span>}
        >
          <ul className="mt-2 overflow-hidden rounded-lg border border-line">
            {checks.map((check) => (
              <CheckRow key={`${check.id} ${check.seen}`} check={check} onInspect={onInspect} />
            ))}
          </ul>
        </Disclosure>
        <Disclosure
          className="mt-1"
          summary={<span className="text-xs text-muted">What it says</span>}
        >
          <CertificateFacts certificate={certificate} />
        </Disclosure>
      </div>
      {issuers.length > 0 && (
        <ol
          aria-label={`Issuers of ${name}`}
          className={cn(
            'min-w-0',
            issuers.length > 1 && 'ml-4 border-l-2 border-line-strong/60 pl-3 sm:pl-6',
          )}
        >
          {issuers.map((issuer) => (
            <TrustNodeView
              key={issuer.certificate.fingerprintSha256}
              node={issuer}
              now={now}
              chosen={chosen}
              onInspect={onInspect}
            />
          ))}
        </ol>
      )}
    </li>
  );
}
