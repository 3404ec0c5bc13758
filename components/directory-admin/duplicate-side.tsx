import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { DuplicatePair } from '@/lib/schemas/directory-duplicate';
import type { ReactNode } from 'react';
import { fhirWords, statusOf } from '@/components/directory/directory-words';
import { matchWords } from './duplicate-words';

type Side = DuplicatePair['sides'][number];

function Row({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

/** Texts below each other; a word where there are none. */
function Lines({
  texts,
  none = 'None',
  mono = false,
}: Readonly<{ texts: readonly string[]; none?: string; mono?: boolean }>) {
  if (texts.length === 0) return <span className="text-muted">{none}</span>;
  return (
    <ul className={mono ? 'font-mono text-xs' : undefined}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function OrganizationRows({ side }: Readonly<{ side: Extract<Side, { kind: 'organization' }> }>) {
  return (
    <>
      {side.otherNames.length > 0 && (
        <Row name="Also called">
          <Lines texts={side.otherNames} />
        </Row>
      )}
      <Row name="Places">
        <Lines texts={side.places} none="Not known" />
      </Row>
      <Row name="NPIs">
        <Lines texts={side.npis} mono />
      </Row>
      <Row name="Website">
        <Lines texts={side.website === null ? [] : [side.website]} />
      </Row>
      <Row name="Endpoints">
        <Lines texts={side.endpoints.map(({ baseUrl }) => baseUrl)} mono />
        {side.hasMoreEndpoints && <span className="text-xs text-muted">and more</span>}
      </Row>
    </>
  );
}

function EndpointRows({
  side,
  now,
}: Readonly<{ side: Extract<Side, { kind: 'endpoint' }>; now: string }>) {
  const { word, tone } = statusOf(side.status);
  const more = side.organizationCount - side.organizations.length;
  return (
    <>
      <Row name="Status">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{word}</Badge>
          <span className="text-xs text-muted">
            {side.lastProbedAt === null ? (
              'never probed'
            ) : (
              <>
                probed <Time at={side.lastProbedAt} now={now} />
              </>
            )}
          </span>
        </span>
      </Row>
      <Row name="Published as">
        <Lines texts={side.spellings} mono />
      </Row>
      <Row name="FHIR version">{fhirWords[side.fhirFamily] ?? side.fhirFamily}</Row>
      <Row name="Organizations">
        <Lines texts={side.organizations} />
        {more > 0 && <span className="text-xs text-muted">and {more} more</span>}
      </Row>
    </>
  );
}

/** One of two that may be one: what is known of it, and who says so. `now` is ISO 8601. */
export function DuplicateSide({
  side,
  letter,
  now,
}: Readonly<{
  side: Side;
  /** Tells the two apart where they are called the same. */
  letter: 'A' | 'B';
  now: string;
}>) {
  return (
    <div className="min-w-0 rounded-lg border border-line p-4 text-sm">
      <h3 className="flex min-w-0 items-start gap-2 font-medium">
        <Badge tone="accent">{letter}</Badge>
        <span className="min-w-0 wrap-anywhere">
          {side.kind === 'organization' ? side.name : side.baseUrl}
        </span>
      </h3>
      <p className="mt-1 font-mono text-xs break-all text-muted">{side.id}</p>
      {side.leadsTo !== null && (
        <p className="mt-2 text-xs">
          Given up: what was said of it is now at{' '}
          <span className="font-mono break-all">{side.leadsTo}</span>.
        </p>
      )}
      {side.leadsTo === null && side.isRetired && (
        <p className="mt-2 text-xs text-warn">No source names it any more.</p>
      )}
      {side.leadsTo === null && (
        <dl className="mt-3 space-y-2">
          {side.kind === 'organization' ? (
            <OrganizationRows side={side} />
          ) : (
            <EndpointRows side={side} now={now} />
          )}
          <Row name="Said by">
            <ul>
              {side.saidBy.map(({ sourceId, source, matchedBy }, index) => {
                const why = matchedBy === null ? null : matchWords(matchedBy);
                return (
                  <li key={`${sourceId} ${index}`}>
                    {source}
                    {why !== null && <span className="text-xs text-muted">, {why}</span>}
                  </li>
                );
              })}
            </ul>
          </Row>
        </dl>
      )}
    </div>
  );
}
