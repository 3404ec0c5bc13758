import 'server-only';
import { db } from '@/lib/db/client';
import { filterQuery } from '@/lib/directory/search/lexemes';
import { AppError } from '@/lib/errors';
import type { DirectoryQuery } from '@/lib/schemas/directory';
import { conditionOf } from './read-hits';
import { understand } from './search-directory';

/** More entries than this are not exported at once. */
export const mostExported = 50_000;
const perSlice = 500;

export interface ListingKey {
  readonly id: string;
  readonly organizationId: string | null;
}

/**
 * The keys of all entries that a search fits, those of one organization together.
 *
 * @throws AppError `request.invalid` when there are more than 50,000
 */
export async function readListingKeys(query: DirectoryQuery): Promise<readonly ListingKey[]> {
  const client = await db();
  const keys = await client.$transaction(
    async (tx) => {
      const { match, chosen, isJunkShown } = await understand(tx, query);
      const condition = conditionOf(match, filterQuery(chosen), isJunkShown);
      return tx.$queryRaw<ListingKey[]>`
        SELECT * FROM (SELECT l."id", l."organizationId" FROM "DirectoryListing" l
          WHERE ${condition} LIMIT ${mostExported + 1}::int) AS fitting
        ORDER BY "organizationId" NULLS LAST, "id"`;
    },
    { timeout: 60_000 },
  );
  if (keys.length <= mostExported) return keys;
  const detail = `Found more than ${mostExported.toLocaleString('en')} entries; expected fewer. Choose a state, a vendor or another filter, and export in parts.`;
  throw new AppError('request.invalid', {
    detail,
    fields: [{ path: 'query.q', code: 'too_big', detail }],
  });
}

/** Cuts keys into slices of about 500, never through an organization. */
export function* slicesOf(keys: readonly ListingKey[]): Generator<readonly ListingKey[]> {
  let from = 0;
  while (from < keys.length) {
    let to = Math.min(from + perSlice, keys.length);
    const { organizationId } = keys[to - 1]!;
    while (organizationId !== null && keys[to]?.organizationId === organizationId) to += 1;
    yield keys.slice(from, to);
    from = to;
  }
}

/** What is exported of the entries of one slice, in the order of the keys. What has gone meanwhile is left out. */
export async function readSlice(keys: readonly ListingKey[]) {
  const client = await db();
  const listings = await client.directoryListing.findMany({
    where: { id: { in: keys.map(({ id }) => id) } },
  });
  const listingOf = new Map(listings.map((row) => [row.id, row]));
  const organizations = await client.organization.findMany({
    where: { id: { in: [...new Set(listings.flatMap((row) => row.organizationId ?? []))] } },
    include: { names: true, locations: true },
  });
  const endpoints = await client.fhirEndpoint.findMany({
    where: { id: { in: [...new Set(listings.flatMap((row) => row.endpointId ?? []))] } },
    include: { capability: { select: { fhirVersion: true } } },
  });
  const organizationOf = new Map(organizations.map((row) => [row.id, row]));
  const endpointOf = new Map(endpoints.map((row) => [row.id, row]));
  return keys.flatMap(({ id }) => {
    const listing = listingOf.get(id);
    if (!listing) return [];
    return {
      listing,
      organization: organizationOf.get(listing.organizationId ?? '') ?? null,
      endpoint: endpointOf.get(listing.endpointId ?? '') ?? null,
    };
  });
}
export type ExportRow = Awaited<ReturnType<typeof readSlice>>[number];
