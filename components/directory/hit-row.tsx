import { Building2, Server } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { DirectoryHit } from '@/lib/schemas/directory';
import { fhirWords, statusOf } from './directory-words';

type HitEndpoint = DirectoryHit['endpoints'][number];

/** What tells namesakes apart: where it is, its website, what it is. */
function placeOf({ city, state, zip, website, kind, npis }: DirectoryHit): string {
  const place = [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [place, website, kind === 'unknown' ? '' : kind, npis[0] ? `NPI ${npis[0]}` : '']
    .filter(Boolean)
    .join(' · ');
}

function Abilities({ endpoint }: Readonly<{ endpoint: HitEndpoint }>) {
  const { hasSmart, hasUdap, hasRegistration } = endpoint;
  return (
    <>
      {hasSmart && <Badge tone="info">SMART</Badge>}
      {hasUdap && <Badge tone="info">UDAP</Badge>}
      {hasRegistration && <Badge tone="info">Dynamic registration</Badge>}
    </>
  );
}

/** One endpoint of a hit; leads to its page. */
function EndpointLine({
  endpoint,
  root,
  now,
}: Readonly<{ endpoint: HitEndpoint; root: string; now: string }>) {
  const status = statusOf(endpoint.status);
  return (
    <li className="relative flex min-w-0 flex-col gap-1 rounded-md px-2 py-2 hover:bg-sunken/60">
      <span className="flex min-w-0 items-center gap-1">
        <Link
          href={`${root}/${endpoint.id}`}
          className="min-w-0 font-mono text-xs break-all after:absolute after:inset-0"
        >
          {endpoint.baseUrl}
        </Link>
        <span className="relative z-10 -my-1 shrink-0">
          <CopyButton value={endpoint.baseUrl} label="base URL" />
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-1.5 text-xs text-muted">
        <Badge tone={status.tone} title={status.says}>
          {status.word}
        </Badge>
        <Badge>{fhirWords[endpoint.fhirFamily] ?? endpoint.fhirFamily}</Badge>
        <Abilities endpoint={endpoint} />
        {endpoint.environment === 'test' && <Badge tone="warn">Test system</Badge>}
        {endpoint.vendorName && <span>{endpoint.vendorName}</span>}
        {endpoint.organizations > 1 && (
          <span>serves {counted(endpoint.organizations, 'organization')}</span>
        )}
        {endpoint.lastProbedAt && (
          <span>
            checked <Time at={endpoint.lastProbedAt} now={now} />
          </span>
        )}
      </span>
    </li>
  );
}

/** One organization that was found, with its endpoints; or an endpoint that nobody claims. */
export function HitRow({
  hit,
  root,
  now,
}: Readonly<{ hit: DirectoryHit; root: string; now: string }>) {
  const Icon = hit.organizationId === null ? Server : Building2;
  const place = placeOf(hit);
  const more = hit.endpointCount - hit.endpoints.length;
  return (
    <li className="px-3 py-4 sm:px-5">
      <div className="flex min-w-0 items-start gap-3 px-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <h3 className="text-sm font-semibold wrap-anywhere">{hit.name}</h3>
          <p className="text-xs wrap-anywhere text-muted">
            {hit.organizationId === null ? 'No source says whose it is' : place}
            {hit.matchedName && (
              <>
                {place && ' · '}also known as <span className="text-ink">{hit.matchedName}</span>
              </>
            )}
            {hit.sources > 1 && ` · ${counted(hit.sources, 'source')}`}
          </p>
        </div>
      </div>
      {hit.endpoints.length === 0 ? (
        <p className="mt-2 px-2 text-xs text-muted">No source names an endpoint of it.</p>
      ) : (
        <ul className="mt-1">
          {hit.endpoints.map((endpoint) => (
            <EndpointLine key={endpoint.id} endpoint={endpoint} root={root} now={now} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="px-2 text-xs text-muted">and {counted(more, 'more endpoint')}</p>}
    </li>
  );
}
