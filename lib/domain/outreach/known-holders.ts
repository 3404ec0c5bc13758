import 'server-only';
import { db } from '@/lib/db/client';
import { holderName } from '@/lib/domain/plans/plan-facts';
import type { KnownHolder } from '@/lib/schemas/outreach';

/** The holders that an app has to do with: those of its plan, its registrations, its contacts and its agreements. */
export async function listKnownHolders(workspaceId: string, appId: string): Promise<KnownHolder[]> {
  const client = await db();
  const where = { workspaceId, appId };
  const written = { ...where, holderBaseUrl: { not: null } };
  const select = { holder: true, holderBaseUrl: true } as const;
  const [planned, registrations, contacts, agreements] = await Promise.all([
    client.planHolder.findMany({ where, select: { name: true, baseUrl: true } }),
    client.registration.findMany({
      where: { ...where, status: { not: 'cancelled' } },
      select: { holderBaseUrl: true },
      distinct: ['holderBaseUrl'],
    }),
    client.holderContact.findMany({ where: written, select, distinct: ['holderBaseUrl'] }),
    client.agreement.findMany({ where: written, select, distinct: ['holderBaseUrl'] }),
  ]);
  const names = new Map<string, string>();
  // What people have called a holder goes before a name that was made from its address.
  for (const { name, baseUrl } of planned) names.set(baseUrl, name);
  for (const { holder, holderBaseUrl } of [...contacts, ...agreements]) {
    if (holderBaseUrl !== null && !names.has(holderBaseUrl)) names.set(holderBaseUrl, holder);
  }
  for (const { holderBaseUrl } of registrations) {
    if (!names.has(holderBaseUrl)) names.set(holderBaseUrl, holderName(holderBaseUrl));
  }
  return [...names]
    .map(([baseUrl, name]) => ({ name, baseUrl }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
