import 'server-only';
import { db } from '@/lib/db/client';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import type { RadarItem } from '@/lib/schemas/radar';
import { knownAuthorities, liveChains, shortName, type LiveChain } from './live-chains';
import { radarEntries, type RadarEntry, type RadarFact } from './radar-entries';
import { radarPlaces, type RadarPlaces } from './radar-places';
import { outreachFacts } from './outreach-facts';
import { planDueFacts } from './plan-due-facts';
import { registrationFacts } from './registration-facts';

function certificateFacts(chains: readonly LiveChain[], places: RadarPlaces): RadarFact[] {
  return chains.map(({ id, keyName, notAfter }) => ({
    subject: `certificate:${id}`,
    kind: 'certificate',
    title: `Certificate “${keyName}”`,
    dueAt: notAfter,
    href: places.certificate(id),
  }));
}

/** Authorities, each once: those of communities, and those of a chain that end before their leaf. */
async function authorityFacts(
  workspaceId: string,
  chains: readonly LiveChain[],
  places: RadarPlaces,
): Promise<RadarFact[]> {
  const authorities = [
    ...(await knownAuthorities(workspaceId)).map(({ certificate, fingerprint, communityId }) => ({
      certificate,
      fingerprint,
      href: places.community(communityId),
    })),
    ...chains.flatMap(({ id, notAfter, chain }) =>
      chain
        .slice(1)
        .filter((certificate) => certificate.notAfter < notAfter)
        .map((certificate) => ({
          certificate,
          fingerprint: fingerprintOf(certificate),
          href: places.certificate(id),
        })),
    ),
  ];
  const once = new Map(authorities.toReversed().map((one) => [one.fingerprint, one]));
  return [...once.values()].map(({ certificate, fingerprint, href }) => {
    const kind = certificate.subject === certificate.issuer ? 'Anchor' : 'Intermediate';
    return {
      subject: `anchor:${fingerprint}`,
      kind: 'anchor',
      title: `${kind} “${shortName(certificate.subject)}”`,
      dueAt: certificate.notAfter,
      href,
    };
  });
}

async function keyFacts(workspaceId: string, places: RadarPlaces): Promise<RadarFact[]> {
  const client = await db();
  const keys = await client.key.findMany({
    // Keys of the test set come with certificates that are bad on purpose.
    where: {
      workspaceId,
      replaceBy: { not: null },
      certificates: { none: { source: 'test' } },
    },
    select: { id: true, name: true, replaceBy: true },
  });
  return keys.map(({ id, name, replaceBy }) => ({
    subject: `key:${id}`,
    kind: 'key',
    title: `Key “${name}”`,
    dueAt: replaceBy,
    href: places.key(id),
  }));
}

async function listFacts(workspaceId: string, places: RadarPlaces): Promise<RadarFact[]> {
  const client = await db();
  const lists = await client.watchedList.findMany({ where: { workspaceId } });
  return lists.map(({ url, issuer, thisUpdate, nextUpdate, checkedAt, problem }) => ({
    subject: `crl:${url}`,
    kind: 'crl',
    title: `Revocation list of “${issuer ? shortName(issuer) : new URL(url).host}”`,
    dueAt: nextUpdate,
    href: places.certificates,
    list: {
      lifetimeMs: thisUpdate && nextUpdate ? nextUpdate.getTime() - thisUpdate.getTime() : null,
      checkedAt,
      problem,
    },
  }));
}

/** Everything of a workspace that ends, with the thresholds of notices. */
export async function findRadarEntries(
  workspace: { id: string; slug: string },
  now: Date,
): Promise<RadarEntry[]> {
  const places = radarPlaces(workspace.slug);
  const chains = await liveChains(workspace.id);
  const facts = [
    ...certificateFacts(chains, places),
    ...(await authorityFacts(workspace.id, chains, places)),
    ...(await keyFacts(workspace.id, places)),
    ...(await listFacts(workspace.id, places)),
    ...(await registrationFacts(workspace.id, places)),
    ...(await planDueFacts(workspace.id, places, now)),
    ...(await outreachFacts(workspace.id, places)),
  ];
  return radarEntries(facts, now);
}

/**
 * What ends next in a workspace: certificates that are neither revoked nor renewed, authorities that end
 * before what they certify, keys with a day to replace them, authorities of communities, revocation
 * lists as they were last seen, registrations (their ends, whom we wait for, drift), and items of plans that are due. The
 * soonest first.
 */
export async function listRadar(workspaceId: string, now: Date): Promise<RadarItem[]> {
  const client = await db();
  const workspace = await client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { id: true, slug: true },
  });
  return (await findRadarEntries(workspace, now)).map(({ item }) => item);
}
