import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/** Who says what of an endpoint: every source in its own spelling. */
export function ClaimsTable({
  claims,
  now,
}: Readonly<{ claims: DirectoryEndpoint['claims']; now: string }>) {
  return (
    <ul className="divide-y divide-line">
      {claims.map((claim) => (
        <li
          key={`${claim.sourceId} ${claim.publishedUrl} ${claim.firstSeenAt}`}
          className="px-5 py-3"
        >
          <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
            {claim.source}
            {claim.sourceKind === 'self-reported' && <Badge tone="warn">self-reported</Badge>}
            {claim.retiredAt !== null && <Badge tone="skip">no longer</Badge>}
          </p>
          <p className="flex min-w-0 items-center gap-1">
            <span className="min-w-0 font-mono text-xs break-all">{claim.publishedUrl}</span>
            <CopyButton value={claim.publishedUrl} label="URL as published" />
          </p>
          <p className="text-xs text-muted">
            {[
              claim.name,
              claim.fhirVersion && `FHIR ${claim.fhirVersion.replace(/^FHIR\s+/i, '')}`,
              claim.environment === 'unknown' ? null : claim.environment,
              claim.audience === 'unknown' ? null : `for ${claim.audience}s`,
            ]
              .filter(Boolean)
              .map((word) => `${word} · `)
              .join('')}
            first said <Time at={claim.firstSeenAt} now={now} />, last said{' '}
            <Time at={claim.lastSeenAt} now={now} />
          </p>
        </li>
      ))}
    </ul>
  );
}
