'use client';

import { BadgeCheck, Landmark, Stamp } from 'lucide-react';
import type { CertificateView } from '@/lib/protocol/jwt';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { groupedFingerprint, nameOf, roleOf } from './certificate-words';
import { ValidityBar } from './validity-bar';

const icons = { Anchor: Landmark, Intermediate: Stamp, Certificate: BadgeCheck };

function Detail({ label, values }: Readonly<{ label: string; values: readonly string[] }>) {
  if (values.length === 0) return null;
  return (
    <div className="min-w-0">
      <dt className="text-faint">{label}</dt>
      <dd className="font-mono break-all">
        {values.map((value) => (
          <div key={value}>{value}</div>
        ))}
      </dd>
    </div>
  );
}

function Node({
  certificate,
  now,
  isLast,
  depth,
}: Readonly<{ certificate: CertificateView; now: string | null; isLast: boolean; depth: number }>) {
  const role = roleOf(certificate);
  const Icon = icons[role];
  return (
    <li className="relative min-w-0 pb-4 pl-9 last:pb-0">
      {!isLast && (
        <span aria-hidden className="absolute top-8 bottom-0 left-3.5 w-px bg-line-strong/50" />
      )}
      <span
        aria-hidden
        className={cn(
          'absolute top-0 left-0 flex size-7 items-center justify-center rounded-full',
          depth === 0 ? 'bg-accent-soft text-accent-strong' : 'bg-sunken text-muted',
        )}
      >
        <Icon className="size-4" />
      </span>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium break-words">{nameOf(certificate.subject)}</span>
        <Badge>{role}</Badge>
        <Badge>{certificate.publicKey}</Badge>
        <span className="ml-auto">
          <CopyButton value={certificate.pem} label={`PEM of ${nameOf(certificate.subject)}`} />
        </span>
      </div>
      {certificate.sanUris.map((uri) => (
        <p key={uri} className="font-mono text-xs break-all text-muted">
          {uri}
        </p>
      ))}
      <div className="mt-2 max-w-md">
        <ValidityBar certificate={certificate} now={now} />
      </div>
      <Disclosure summary={<span className="text-xs text-muted">Details</span>} className="mt-2">
        <dl className="mt-2 grid gap-3 rounded-lg bg-sunken p-3 text-xs sm:grid-cols-2">
          <Detail label="Subject" values={[certificate.subject]} />
          <Detail label="Issuer" values={[certificate.issuer]} />
          <Detail label="Serial number" values={[certificate.serialNumber]} />
          <Detail label="Signature" values={[certificate.signatureAlgorithm]} />
          <Detail
            label="SHA-256 fingerprint"
            values={[groupedFingerprint(certificate.fingerprintSha256)]}
          />
          <Detail label="Key usage" values={certificate.keyUsages} />
          <Detail label="DNS names" values={certificate.sanDnsNames} />
          <Detail label="Revocation lists" values={certificate.crlUrls} />
          <Detail label="OCSP" values={certificate.ocspUrls} />
          <Detail label="Issuer’s certificate" values={certificate.caIssuers} />
        </dl>
      </Disclosure>
    </li>
  );
}

/** A chain of certificates as a tree: the leaf first, then who vouches for it, up to the anchor. */
export function CertificateChain({
  certificates,
  now,
}: Readonly<{ certificates: readonly CertificateView[]; now: string | null }>) {
  const top = certificates.at(-1);
  const above = top && top.subject !== top.issuer ? nameOf(top.issuer) : null;
  return (
    <ol aria-label="Certificate chain, leaf first" className="min-w-0">
      {certificates.map((certificate, index) => (
        <Node
          key={certificate.fingerprintSha256}
          certificate={certificate}
          now={now}
          depth={index}
          isLast={above === null && index === certificates.length - 1}
        />
      ))}
      {above !== null && (
        <li className="relative min-w-0 pl-9 text-sm text-muted">
          <span
            aria-hidden
            className="absolute top-0 left-0 flex size-7 items-center justify-center rounded-full border border-dashed border-line-strong/60"
          >
            <Landmark className="size-4" />
          </span>
          <span className="block pt-1 break-words">
            Issued by {above}, which is not sent along: who trusts it has it already.
          </span>
        </li>
      )}
    </ol>
  );
}
