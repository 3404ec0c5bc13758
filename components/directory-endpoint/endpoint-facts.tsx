import { Term } from '@/components/help/term';
import { Badge } from '@/components/ui/badge';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { fhirWords } from '@/components/directory/directory-words';
import { dayOf } from '@/lib/format/dates';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { BrandsFact } from './brands-fact';

/** What is known of an endpoint in a few lines: what it is, whose software it runs, since when it is known. */
export function EndpointFacts({
  endpoint,
  now,
  isOperator,
}: Readonly<{ endpoint: DirectoryEndpoint; now: string; isOperator: boolean }>) {
  const { abilities, vendor, brands } = endpoint;
  return (
    <Facts className="px-5 py-2">
      <Fact
        name={
          <>
            <Term id="base-url">Base URL</Term> to copy
          </>
        }
        value={endpoint.baseUrl}
        copy="base URL"
        mono
      />
      {endpoint.isSelfReported && (
        <FactRow name="Who names it">
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone="warn">Self-reported in NPPES</Badge>
            <span className="text-muted">
              {endpoint.lastWorkedAt === null
                ? 'Nobody else names it, and it was never seen to work.'
                : 'Nobody else names it, but it was seen to work.'}
            </span>
          </span>
        </FactRow>
      )}
      <Fact
        name="FHIR"
        value={abilities?.fhirVersion ?? fhirWords[endpoint.fhirFamily] ?? endpoint.fhirFamily}
      />
      <Fact name="Environment" value={endpoint.environment} />
      <Fact name="For" value={endpoint.audience === 'unknown' ? null : `${endpoint.audience}s`} />
      <Fact name="Vendor" value={vendor?.name ?? null} />
      <Fact name="Known since" value={dayOf(endpoint.firstSeenAt)} />
      {endpoint.certificateEndsAt && (
        <FactRow name="TLS certificate ends">
          <Time at={endpoint.certificateEndsAt} now={now} />
        </FactRow>
      )}
      {endpoint.isHttpPublished && (
        <FactRow name="Published as">http; ask for https first, and compare the spelling</FactRow>
      )}
      {brands && <BrandsFact brands={brands} isOperator={isOperator} />}
    </Facts>
  );
}
