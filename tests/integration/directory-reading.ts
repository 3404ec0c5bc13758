import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import type {
  EndpointStatement,
  OrganizationStatement,
  Statement,
} from '@/lib/directory/statement';
import { applyBatch } from '@/lib/domain/directory/ingest/apply-batch';
import type { Changes, Reading } from '@/lib/domain/directory/ingest/batch';
import { joinParents, retireMissing } from '@/lib/domain/directory/ingest/retire-missing';

/** What a source says of an endpoint. */
export function endpointOf(url: string, more: Partial<EndpointStatement> = {}): EndpointStatement {
  const found = endpointKey(url);
  if ('problem' in found) throw new Error(found.problem);
  return {
    kind: 'endpoint',
    key: found.key,
    url,
    urlKey: found.key,
    name: null,
    fhirVersion: null,
    fhirFamily: 'unknown',
    environment: 'unknown',
    audience: 'unknown',
    status: null,
    vendor: null,
    registerUrl: null,
    ...more,
  };
}

/** What a source says of an organization that is at these endpoints. */
export function organizationOf(
  name: string,
  endpoints: readonly EndpointStatement[],
  more: Partial<OrganizationStatement> = {},
): OrganizationStatement {
  return {
    kind: 'organization',
    key: name,
    name,
    aliases: [],
    organizationKind: 'unknown',
    identifiers: [],
    website: null,
    locations: [],
    parentKey: null,
    brand: null,
    links: endpoints.map(({ key }) => ({ endpointKey: key, relation: 'listed', shape: 'row' })),
    ...more,
  };
}

export const place = (city: string, state: string, zip: string) => ({
  line: null,
  city,
  state,
  zip,
  country: 'US',
});
export const npi = (value: string) => ({ kind: 'npi' as const, system: null, value });

/** Writes one whole reading of a source: its statements, then what it no longer says. */
export async function read(sourceId: string, statements: Statement[]): Promise<Partial<Changes>> {
  const client = await db();
  const snapshotId = newId('snp');
  await client.directorySnapshot.create({ data: { id: snapshotId, sourceId, origin: 'upload' } });
  const reading: Reading = { snapshotId, sourceId, now: new Date() };
  const changes = await client.$transaction((tx) => applyBatch(tx, reading, 'Test', statements));
  await client.$transaction((tx) => joinParents(tx, reading));
  for (;;) {
    const retired = await client.$transaction((tx) => retireMissing(tx, reading));
    if (retired === null) return changes;
    for (const [name, count] of Object.entries(retired) as [keyof Changes, number][]) {
      changes[name] += count;
    }
  }
}
