import 'server-only';
import 'reflect-metadata';
import { Name, type X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';

/** A certificate of a workspace that is in use, with its chain, leaf first. */
export interface LiveChain {
  id: string;
  keyName: string;
  notAfter: Date;
  chain: X509Certificate[];
}

/** An authority of a community that somebody here looks after. */
export interface KnownAuthority {
  certificate: X509Certificate;
  fingerprint: string;
  communityId: string;
}

/** No more certificates than this of one workspace, the newest. */
const maxCertificates = 500;

/** The certificates of a workspace that are neither revoked nor renewed, also those that ended. */
export async function liveChains(workspaceId: string): Promise<LiveChain[]> {
  const client = await db();
  const rows = await client.certificate.findMany({
    // Those of the test set are bad on purpose.
    where: { workspaceId, source: { not: 'test' } },
    orderBy: { createdAt: 'desc' },
    take: maxCertificates,
    select: {
      id: true,
      notAfter: true,
      revokedAt: true,
      renewsId: true,
      chainPem: true,
      key: { select: { name: true } },
    },
  });
  const renewed = new Set(rows.flatMap((row) => (row.revokedAt ? [] : (row.renewsId ?? []))));
  // Most chains share all but their leaf.
  const parsed = new Map<string, X509Certificate[]>();
  function parse(pem: string): X509Certificate[] {
    const certificates = parsed.get(pem) ?? parseCertificates(pem);
    parsed.set(pem, certificates);
    return certificates;
  }
  return rows
    .filter((row) => !row.revokedAt && !renewed.has(row.id))
    .map(({ id, key, notAfter, chainPem }) => ({
      id,
      keyName: key.name,
      notAfter,
      chain: chainPem.flatMap(parse),
    }));
}

/** Anchors and intermediates of the communities that the workspace or the operator looks after, each once. */
export async function knownAuthorities(workspaceId: string): Promise<KnownAuthority[]> {
  const communities = await listCommunities(workspaceId);
  const known = new Map<string, KnownAuthority>();
  for (const { id, managedBy, anchors, intermediates } of communities) {
    if (managedBy === 'sandbox') continue;
    for (const certificate of [...anchors, ...intermediates]) {
      const fingerprint = fingerprintOf(certificate);
      if (!known.has(fingerprint)) {
        known.set(fingerprint, { certificate, fingerprint, communityId: id });
      }
    }
  }
  return [...known.values()];
}

/** What to call the holder of a distinguished name: its common name, else all of it. */
export function shortName(distinguishedName: string): string {
  return new Name(distinguishedName).getField('CN')[0] ?? distinguishedName;
}
