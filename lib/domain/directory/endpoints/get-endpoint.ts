import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { EndpointStatement } from '@/lib/directory/statement';
import { AppError } from '@/lib/errors';
import { DirectoryEndpointSchema, type DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { organizationsBehind } from './organizations-behind';
import { resolveDirectoryId } from './resolve-id';

const newest = 25;

const include = {
  capability: true,
  assertions: {
    orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { firstSeenAt: 'asc' }],
    take: 50,
    include: { source: { select: { name: true, publisher: true } } },
  },
  probes: { orderBy: { checkedAt: 'desc' }, take: newest },
  changes: { orderBy: { at: 'desc' }, take: newest },
} as const satisfies Prisma.FhirEndpointInclude;
type Row = Prisma.FhirEndpointGetPayload<{ include: typeof include }>;

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

function claimsOf({ assertions }: Row): DirectoryEndpoint['claims'] {
  return assertions.map(({ source, content, ...row }) => {
    const { name, fhirVersion, environment, audience } = content as unknown as EndpointStatement;
    return {
      sourceId: row.sourceId,
      source: source.name,
      publisher: source.publisher,
      publishedUrl: row.publishedUrl,
      name,
      fhirVersion,
      environment,
      audience,
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      retiredAt: iso(row.retiredAt),
    };
  });
}

/** The newest request of each kind and community. */
function probesOf({ probes }: Row): DirectoryEndpoint['probes'] {
  const latest = new Map<string, Row['probes'][number]>();
  for (const probe of probes) {
    const key = `${probe.kind} ${probe.community}`;
    if (!latest.has(key)) latest.set(key, probe);
  }
  return [...latest.values()].map((probe) => ({
    ...probe,
    checkedAt: probe.checkedAt.toISOString(),
  }));
}

function abilitiesOf({ capability }: Row): DirectoryEndpoint['abilities'] {
  if (!capability) return null;
  const { metadataSha, smartSha, udapSha, updatedAt } = capability;
  return {
    ...capability,
    hasMetadata: metadataSha !== null,
    hasSmart: smartSha !== null,
    hasUdap: udapSha !== null,
    updatedAt: updatedAt.toISOString(),
  };
}

/**
 * One endpoint of the directory with who is behind it, who says so, what it can and what has changed. An id that was
 * given up in a merge leads to the endpoint that took its place.
 *
 * @throws AppError `resource.not_found`
 */
export async function getDirectoryEndpoint(askedId: string): Promise<DirectoryEndpoint> {
  const client = await db();
  const id = await resolveDirectoryId(askedId);
  const row = await client.fhirEndpoint.findUnique({ where: { id }, include });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no endpoint ${askedId}.` });
  }
  const [vendor, organizations] = await Promise.all([
    row.vendor === null ? null : client.directoryVendor.findUnique({ where: { key: row.vendor } }),
    organizationsBehind(id, newest),
  ]);
  return DirectoryEndpointSchema.parse({
    ...row,
    statusSince: iso(row.statusSince),
    lastProbedAt: iso(row.lastProbedAt),
    lastWorkedAt: iso(row.lastWorkedAt),
    certificateEndsAt: iso(row.certificateEndsAt),
    retiredAt: iso(row.retiredAt),
    vendor,
    claims: claimsOf(row),
    organizations: organizations.first,
    organizationCount: organizations.count,
    probes: probesOf(row),
    abilities: abilitiesOf(row),
    changes: row.changes.map(({ at, ...change }) => ({ at: at.toISOString(), ...change })),
  });
}
