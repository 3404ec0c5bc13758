import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { movedBase } from '@/lib/directory/probe/moved-base';
import { probeKinds } from '@/lib/directory/probe/outcome';
import type { EndpointStatement } from '@/lib/directory/statement';
import { AppError } from '@/lib/errors';
import { DirectoryEndpointSchema, type DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { latestRequests, type DocumentRequests } from './latest-requests';
import { organizationsBehind } from './organizations-behind';
import { readBrands } from './read-brands';
import { readHostState } from './read-host-state';
import { readUptime } from './read-uptime';
import { resolveDirectoryId } from './resolve-id';

const newest = 25;

const include = {
  capability: true,
  assertions: {
    // NPPES may name one address for hundreds of people: the others must not fall behind them.
    orderBy: [
      { retiredAt: { sort: 'asc', nulls: 'first' } },
      { source: { trust: 'desc' } },
      { firstSeenAt: 'asc' },
    ],
    take: 50,
    include: { source: { select: { name: true, publisher: true, kind: true } } },
  },
  successor: { select: { id: true, baseUrl: true } },
  changes: { orderBy: { at: 'desc' }, take: newest },
} as const satisfies Prisma.FhirEndpointInclude;
type Row = Prisma.FhirEndpointGetPayload<{ include: typeof include }>;

const isDocumentKind = (kind: string): boolean => probeKinds.some((one) => one === kind);
const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

function claimsOf({ assertions }: Row): DirectoryEndpoint['claims'] {
  return assertions.map(({ source, content, ...row }) => {
    const { name, fhirVersion, environment, audience } = content as unknown as EndpointStatement;
    return {
      sourceId: row.sourceId,
      source: source.name,
      publisher: source.publisher,
      sourceKind: source.kind,
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

function probesOf(requests: readonly DocumentRequests[]): DirectoryEndpoint['probes'] {
  return requests.map(({ latest }) => ({ ...latest, checkedAt: latest.checkedAt.toISOString() }));
}

function changesOf({ changes }: Row): DirectoryEndpoint['changes'] {
  return changes.map(({ at, ...change }) => ({
    ...change,
    at: at.toISOString(),
    hasDiff: isDocumentKind(change.kind),
  }));
}

/** Where its CapabilityStatement comes from now, when that is another base URL. */
function movedTo({ status, baseUrl, successor }: Row, requests: readonly DocumentRequests[]) {
  if (status !== 'moved') return null;
  const metadata = requests.find(({ latest: { kind } }) => kind === 'metadata')?.latest;
  const moved = metadata?.finalUrl ? movedBase(baseUrl, metadata.finalUrl) : null;
  return successor?.baseUrl ?? moved?.baseUrl ?? null;
}

/** Nobody but NPPES and its like says that it is there. */
async function isSelfReported({ id, assertions }: Row): Promise<boolean> {
  if (assertions.every(({ retiredAt }) => retiredAt !== null)) return false;
  const client = await db();
  const other = await client.endpointAssertion.findFirst({
    where: { endpointId: id, retiredAt: null, source: { kind: { not: 'self-reported' } } },
    select: { id: true },
  });
  return other === null;
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
  const [vendor, organizations, requests, hostState, uptime, brands] = await Promise.all([
    row.vendor === null ? null : client.directoryVendor.findUnique({ where: { key: row.vendor } }),
    organizationsBehind(id, newest),
    latestRequests(id),
    readHostState(row.host),
    readUptime(id, new Date()),
    readBrands(row.capability?.brandBundleUrl ?? null),
  ]);
  return DirectoryEndpointSchema.parse({
    ...row,
    statusSince: iso(row.statusSince),
    firstSeenAt: iso(row.firstSeenAt),
    lastProbedAt: iso(row.lastProbedAt),
    lastWorkedAt: iso(row.lastWorkedAt),
    certificateEndsAt: iso(row.certificateEndsAt),
    retiredAt: iso(row.retiredAt),
    movedTo: movedTo(row, requests),
    isSelfReported: await isSelfReported(row),
    vendor,
    claims: claimsOf(row),
    organizations: organizations.first,
    organizationCount: organizations.count,
    probes: probesOf(requests),
    abilities: abilitiesOf(row),
    changes: changesOf(row),
    hostState,
    uptime,
    brands,
  });
}
