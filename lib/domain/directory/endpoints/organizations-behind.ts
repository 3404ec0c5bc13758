import 'server-only';
import { db } from '@/lib/db/client';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/** The organizations behind an endpoint by name, the first `take` of them, each with the sources that say so. */
export async function organizationsBehind(
  endpointId: string,
  take: number,
): Promise<{ first: DirectoryEndpoint['organizations']; count: number }> {
  const client = await db();
  const isBehind = { links: { some: { endpointId, retiredAt: null } }, retiredAt: null };
  const [rows, count] = await Promise.all([
    client.organization.findMany({
      where: isBehind,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take,
      select: {
        id: true,
        name: true,
        kind: true,
        city: true,
        state: true,
        website: true,
        links: {
          where: { endpointId, retiredAt: null },
          orderBy: { sourceId: 'asc' },
          select: { relation: true, evidence: true, source: { select: { name: true } } },
        },
      },
    }),
    client.organization.count({ where: isBehind }),
  ]);
  const first = rows.map(({ links, ...organization }) => ({
    ...organization,
    relation: links[0]?.relation ?? '',
    evidence: links[0]?.evidence ?? '',
    sources: links.map(({ source }) => source.name),
  }));
  return { first, count };
}
