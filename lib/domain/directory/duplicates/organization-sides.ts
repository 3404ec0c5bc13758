import 'server-only';
import { db } from '@/lib/db/client';
import type { OrganizationSide } from '@/lib/schemas/directory-duplicate';

const most = 6;

/** The parts of an address in one line; null when there are none. */
export function placeLine(place: {
  line?: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
}): string | null {
  const parts = [place.line, place.city, [place.state, place.zip].filter(Boolean).join(' ')];
  return parts.filter(Boolean).join(', ') || null;
}

/**
 * Organizations as a pair shows them, by id.
 *
 * @param current where ids lead that were given up
 */
export async function organizationSides(
  ids: readonly string[],
  current: ReadonlyMap<string, string>,
): Promise<Map<string, OrganizationSide>> {
  if (ids.length === 0) return new Map();
  const client = await db();
  const rows = await client.organization.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      npis: true,
      website: true,
      city: true,
      state: true,
      zip: true,
      retiredAt: true,
      names: { distinct: ['name'], orderBy: { name: 'asc' }, take: most, select: { name: true } },
      locations: {
        distinct: ['key'],
        orderBy: { key: 'asc' },
        take: most,
        select: { line: true, city: true, state: true, zip: true },
      },
      assertions: {
        where: { retiredAt: null },
        orderBy: { firstSeenAt: 'asc' },
        take: 10,
        select: { sourceId: true, matchedBy: true, source: { select: { name: true } } },
      },
      links: {
        where: { retiredAt: null, endpoint: { retiredAt: null } },
        distinct: ['endpointId'],
        orderBy: { endpointId: 'asc' },
        take: most + 1,
        select: { endpoint: { select: { id: true, baseUrl: true, status: true } } },
      },
    },
  });
  return new Map(
    rows.map(({ names, locations, assertions, links, retiredAt, ...row }) => {
      const places = [...locations, row].flatMap((place) => placeLine(place) ?? []);
      return [
        row.id,
        {
          kind: 'organization',
          id: row.id,
          leadsTo: current.get(row.id) ?? null,
          isRetired: retiredAt !== null,
          name: row.name,
          otherNames: names.map(({ name }) => name),
          npis: row.npis.slice(0, 20),
          website: row.website,
          // The place of the organization is one of its locations, told in fewer words.
          places: locations.length > 0 ? places.slice(0, -1) : places,
          saidBy: assertions.map(({ sourceId, matchedBy, source }) => ({
            sourceId,
            source: source.name,
            matchedBy,
          })),
          endpoints: links.slice(0, most).map(({ endpoint }) => endpoint),
          hasMoreEndpoints: links.length > most,
        },
      ];
    }),
  );
}
