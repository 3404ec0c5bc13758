import { Building2, Server } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import { facetLabel } from '@/lib/directory/search/facet-label';
import { counted } from '@/lib/format/quantities';
import type { DirectoryHit } from '@/lib/schemas/directory';
import { fhirWords, statusOf } from './directory-words';

type HitEndpoint = DirectoryHit['endpoints'][number];
/** So many stand there without being asked for. */
const shownEndpoints = 5;

/** What tells namesakes apart: where it is, its website, what it is. */
function placeOf({ city, state, zip, website, kind, npis }: DirectoryHit): string {
  const place = [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const what = kind === 'unknown' ? '' : facetLabel('kind', kind);
  return [place, website, what, npis[0] ? `NPI ${npis[0]}` : ''].filter(Boolean).join(' · ');
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

/** One endpoint of a hit; leads to its page. The first of each hit is where the keyboard stops. */
function EndpointLine({
  endpoint,
  root,
  now,
  isStop = false,
}: Readonly<{ endpoint: HitEndpoint; root: string; now: string; isStop?: boolean }>) {
  const status = statusOf(endpoint.status);
  return (
    <li className="relative flex min-w-0 flex-col gap-1 rounded-md px-2 py-2 hover:bg-sunken/60 has-[a:focus-visible]:bg-sunken has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent">
      <span className="flex min-w-0 items-center gap-1">
        <Link
          href={`${root}/${endpoint.id}`}
          prefetch={false}
          data-hit={isStop ? '' : undefined}
          className="min-w-0 scroll-my-24 font-mono text-xs break-all outline-none after:absolute after:inset-0"
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

function EndpointLines({
  endpoints,
  root,
  now,
  hasStop = false,
}: Readonly<{ endpoints: readonly HitEndpoint[]; root: string; now: string; hasStop?: boolean }>) {
  return (
    <ul className="mt-1">
      {endpoints.map((endpoint, index) => (
        <EndpointLine
          key={endpoint.id}
          endpoint={endpoint}
          root={root}
          now={now}
          isStop={hasStop && index === 0}
        />
      ))}
    </ul>
  );
}

/** The endpoints of a hit: the best, the others on request. */
function Endpoints({ hit, root, now }: Readonly<{ hit: DirectoryHit; root: string; now: string }>) {
  const rest = hit.endpoints.slice(shownEndpoints);
  const beyond = hit.endpointCount - hit.endpoints.length;
  if (hit.endpoints.length === 0) {
    const about = [hit.name, hit.state].filter(Boolean).join(' ').slice(0, 100);
    return (
      <p className="mt-2 px-2 text-xs text-muted">
        No source names an endpoint of it.{' '}
        <Link
          href={`${root}/not-found?q=${encodeURIComponent(about)}`}
          data-hit=""
          className="text-accent-strong underline"
        >
          What now?
        </Link>
      </p>
    );
  }
  return (
    <>
      <EndpointLines
        endpoints={hit.endpoints.slice(0, shownEndpoints)}
        root={root}
        now={now}
        hasStop
      />
      {rest.length > 0 && (
        <Disclosure
          className="px-2"
          summaryClassName="py-1 text-xs text-muted hover:text-ink"
          summary={counted(hit.endpointCount - shownEndpoints, 'more endpoint')}
        >
          <EndpointLines endpoints={rest} root={root} now={now} />
          {beyond > 0 && (
            <p className="px-2 text-xs text-muted">
              and {beyond.toLocaleString('en')} more: an export has all of them.
            </p>
          )}
        </Disclosure>
      )}
    </>
  );
}

/**
 * One organization that was found, with its endpoints; or an endpoint that nobody claims. Namesakes that nothing tells
 * apart are one.
 */
export function HitRow({
  hit,
  root,
  now,
}: Readonly<{ hit: DirectoryHit; root: string; now: string }>) {
  const Icon = hit.organizationId === null ? Server : Building2;
  const place = placeOf(hit);
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
            {hit.namesakes > 1 && (
              <span title="Same name, same host, and no place, website or NPI that differs">
                {(place || hit.matchedName || hit.sources > 1) && ' · '}
                listed {hit.namesakes} times under this name
              </span>
            )}
          </p>
        </div>
      </div>
      <Endpoints hit={hit} root={root} now={now} />
    </li>
  );
}
