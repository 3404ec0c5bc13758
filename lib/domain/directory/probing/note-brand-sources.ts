import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import { brandBundleOf } from '@/lib/directory/probe/brand-bundle';
import { capabilityOf } from '@/lib/directory/probe/capability';
import type { JudgedObservation } from './record-observations';

/** Of one host no more bundles become sources: a list for each tenant is no list. */
const maxPerHost = 5;
/** Sources that probes have made and that the operator has not looked at: more of them help nobody. */
const maxWaiting = 200;
/** The holder itself says which list is its own: it is believed more than the list of its vendor. */
const trust = 80;
/** Sources of this kind are made here only, so that they can be told from the lists of the operator. */
const kind = 'holder';

interface Named {
  url: string;
  /** Where the bundle is. */
  bundleHost: string;
  /** Who names it. */
  host: string;
}

function namedBundles(judged: readonly JudgedObservation[]): Named[] {
  const found = new Map<string, Named>();
  for (const { observation, before } of judged) {
    const answer = observation.answers.find((one) => one.kind === 'smart');
    const smart = answer?.document?.json ?? null;
    const { brandBundleUrl } = capabilityOf({ metadata: null, smart, udap: null });
    const bundle = brandBundleOf(brandBundleUrl);
    if (bundle && !found.has(bundle.url)) {
      found.set(bundle.url, { url: bundle.url, bundleHost: bundle.host, host: before.host });
    }
  }
  return [...found.values()];
}

/** Those that no source reads yet. */
async function unread(tx: Prisma.TransactionClient, named: readonly Named[]): Promise<Named[]> {
  if (named.length === 0) return [];
  const known = await tx.directorySource.findMany({
    where: { url: { in: named.map(({ url }) => url) } },
    select: { url: true },
  });
  const urls = new Set(known.map(({ url }) => url));
  return named.filter(({ url }) => !urls.has(url));
}

/** Leaves out what would make more sources than anybody can look at. */
async function withinLimits(
  tx: Prisma.TransactionClient,
  named: readonly Named[],
): Promise<Named[]> {
  const waiting = await tx.directorySource.findMany({
    where: { kind, isEnabled: false, lastGoodAt: null, url: { not: null } },
    select: { publisher: true },
    take: maxWaiting,
  });
  const perHost = new Map<string, number>();
  for (const { publisher } of waiting) perHost.set(publisher, (perHost.get(publisher) ?? 0) + 1);
  let room = maxWaiting - waiting.length;
  return named.filter(({ bundleHost }) => {
    const count = perHost.get(bundleHost) ?? 0;
    if (room <= 0 || count >= maxPerHost) return false;
    perHost.set(bundleHost, count + 1);
    room -= 1;
    return true;
  });
}

/**
 * Inside a transaction: makes a source of each bundle of brands that SMART configurations name and that no source reads
 * yet. It stays off until the operator turns it on. A bundle that thousands of endpoints name is one source.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export async function noteBrandSources(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<void> {
  const named = await unread(tx, namedBundles(judged));
  if (named.length === 0) return;
  // One at a time, and seen anew: two probes must not make two sources of one bundle.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('onramp brand sources'))`;
  const fresh = await withinLimits(tx, await unread(tx, named));
  if (fresh.length === 0) return;
  await tx.directorySource.createMany({
    data: fresh.map(({ url, bundleHost, host }) => ({
      id: newId('src'),
      name: `Brands named by ${host}`,
      publisher: bundleHost,
      url,
      format: 'fhir-bundle',
      kind,
      trust,
      everyHours: 24,
      isEnabled: false,
      licence: 'Published by the holder for apps (SMART User-access Brands).',
    })),
  });
}
