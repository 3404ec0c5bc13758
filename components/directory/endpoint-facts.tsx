import { Badge } from '@/components/ui/badge';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { fhirWords, statusOf } from './directory-words';

/** What is known of an endpoint in a few lines: how it is doing, what it is, whose software it runs. */
export function EndpointFacts({
  endpoint,
  now,
}: Readonly<{ endpoint: DirectoryEndpoint; now: string }>) {
  const { word, tone, says } = statusOf(endpoint.status);
  const { abilities, vendor } = endpoint;
  return (
    <Facts className="px-5 py-2">
      <Fact name="Base URL to copy" value={endpoint.baseUrl} copy="base URL" mono />
      <FactRow name="Status">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{word}</Badge>
          <span className="text-muted">{says}</span>
        </span>
      </FactRow>
      <FactRow name="Last worked">
        {endpoint.lastWorkedAt ? <Time at={endpoint.lastWorkedAt} now={now} /> : '–'}
      </FactRow>
      <Fact
        name="FHIR"
        value={abilities?.fhirVersion ?? fhirWords[endpoint.fhirFamily] ?? endpoint.fhirFamily}
      />
      <Fact name="Environment" value={endpoint.environment} />
      <Fact name="For" value={endpoint.audience === 'unknown' ? null : `${endpoint.audience}s`} />
      <Fact name="Vendor" value={vendor?.name ?? null} />
      {abilities?.software && <Fact name="Software" value={abilities.software} />}
      {endpoint.certificateEndsAt && (
        <FactRow name="TLS certificate ends">
          <Time at={endpoint.certificateEndsAt} now={now} />
        </FactRow>
      )}
      {endpoint.isHttpPublished && (
        <FactRow name="Published as">http; ask for https first, and compare the spelling</FactRow>
      )}
    </Facts>
  );
}
