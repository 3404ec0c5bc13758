import 'server-only';
import { csvRow } from '@/lib/directory/search/csv';
import { buildBrand, buildBrandEndpoint, fhirId } from '@/lib/directory/search/build-brand';
import { env } from '@/lib/env';
import type { DirectoryQuery } from '@/lib/schemas/directory';
import {
  readListingKeys,
  readSlice,
  slicesOf,
  type ExportRow,
  type ListingKey,
} from './read-export';

export type ExportFormat = 'csv' | 'ndjson' | 'brands';

/** An entry as one flat object: one organization at one endpoint. */
function flat({ listing, organization, endpoint }: ExportRow) {
  return {
    organizationId: listing.organizationId,
    organization: organization?.name ?? null,
    kind: listing.kind,
    city: organization?.city ?? null,
    state: organization?.state ?? null,
    zip: organization?.zip ?? null,
    website: organization?.website ?? null,
    npis: listing.npis,
    endpointId: listing.endpointId,
    baseUrl: endpoint?.baseUrl ?? null,
    fhir: endpoint ? listing.fhirFamily : null,
    environment: endpoint ? listing.environment : null,
    audience: endpoint ? listing.audience : null,
    status: endpoint ? endpoint.status : null,
    statusSince: endpoint?.statusSince.toISOString() ?? null,
    lastProbedAt: endpoint?.lastProbedAt?.toISOString() ?? null,
    vendor: listing.vendor,
    hasSmart: listing.hasSmart,
    hasUdap: listing.hasUdap,
    hasRegistration: listing.hasRegistration,
    registerUrl: endpoint?.registerUrl ?? null,
    sources: listing.sourceIds,
  };
}

async function* csvOf(keys: readonly ListingKey[]): AsyncGenerator<string> {
  const columns: (keyof ReturnType<typeof flat>)[] = [
    'organizationId',
    'organization',
    'kind',
    'city',
    'state',
    'zip',
    'website',
    'npis',
    'endpointId',
    'baseUrl',
    'fhir',
    'environment',
    'audience',
    'status',
    'statusSince',
    'lastProbedAt',
    'vendor',
    'hasSmart',
    'hasUdap',
    'hasRegistration',
    'registerUrl',
    'sources',
  ];
  yield csvRow(columns);
  for (const slice of slicesOf(keys)) {
    const rows = (await readSlice(slice)).map(flat);
    yield rows
      .map((row) =>
        csvRow(
          columns.map((column) => {
            const cell = row[column];
            return Array.isArray(cell) ? cell.join(' ') : cell;
          }),
        ),
      )
      .join('');
  }
}

async function* ndjsonOf(keys: readonly ListingKey[]): AsyncGenerator<string> {
  for (const slice of slicesOf(keys)) {
    yield (await readSlice(slice)).map((row) => `${JSON.stringify(flat(row))}\n`).join('');
  }
}

function brandOf(rows: readonly ExportRow[]) {
  const organization = rows[0]?.organization;
  if (!organization) return null;
  const { names, locations } = organization;
  return buildBrand({
    ...organization,
    aliases: [...new Set(names.map(({ name }) => name))].filter(
      (name) => name !== organization.name,
    ),
    places: locations.length > 0 ? locations : [{ ...organization, line: null }],
    endpointIds: rows.flatMap(({ endpoint }) => endpoint?.id ?? []),
  });
}

/** Of an endpoint that nobody claims a brand says nothing: each endpoint of a Bundle belongs to a brand of it. */
async function* brandsOf(keys: readonly ListingKey[], base: string): AsyncGenerator<string> {
  yield `{"resourceType":"Bundle","type":"collection","timestamp":${JSON.stringify(new Date().toISOString())}`;
  const written = new Set<string>();
  // FHIR takes no empty list: without an entry there is no such member.
  let separator = ',"entry":[';
  for (const slice of slicesOf(keys.filter(({ organizationId }) => organizationId !== null))) {
    const rows = await readSlice(slice);
    const fresh = rows.flatMap(({ endpoint }) => {
      if (!endpoint || written.has(endpoint.id)) return [];
      written.add(endpoint.id);
      return buildBrandEndpoint({
        ...endpoint,
        fhirVersion: endpoint.capability?.fhirVersion ?? null,
      });
    });
    const ids = [...new Set(rows.map(({ listing }) => listing.organizationId))];
    const brands = ids.flatMap(
      (id) => brandOf(rows.filter(({ listing }) => listing.organizationId === id)) ?? [],
    );
    for (const resource of [...fresh, ...brands]) {
      const fullUrl = `${base}/${resource.resourceType}/${fhirId(resource.id!)}`;
      yield separator + JSON.stringify({ fullUrl, resource });
      separator = ',\n';
    }
  }
  yield separator === ',\n' ? ']}\n' : '}\n';
}

/**
 * Everything that a search fits, without pages: as CSV (RFC 4180), as newline-delimited JSON, or as a Bundle of SMART
 * User-access Brands. It is read from the database in slices while it is sent.
 *
 * @throws AppError `request.invalid` before the first byte, when more than 50,000 entries fit
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export async function exportDirectory(
  query: DirectoryQuery,
  format: ExportFormat,
): Promise<AsyncIterable<Uint8Array>> {
  const keys = await readListingKeys(query);
  const texts = {
    csv: () => csvOf(keys),
    ndjson: () => ndjsonOf(keys),
    brands: () => brandsOf(keys, new URL('/directory', env().APP_URL).href),
  }[format]();
  return encoded(texts);
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
