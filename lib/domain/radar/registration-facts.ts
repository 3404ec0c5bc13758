import 'server-only';
import { db } from '@/lib/db/client';
import type { RadarFact } from './radar-entries';
import type { RadarPlaces } from './radar-places';

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

/**
 * What of the registrations of a workspace wants somebody: ends of client_ids and secrets, holders that are to be asked
 * again, and differences that a drift check found. Ends of certificates stand on their own.
 */
export async function registrationFacts(
  workspaceId: string,
  places: RadarPlaces,
): Promise<RadarFact[]> {
  const client = await db();
  const rows = await client.registration.findMany({
    where: {
      workspaceId,
      status: { in: ['active', 'waiting'] },
      OR: [
        { clientExpiresAt: { not: null } },
        { clientSecretExpiresAt: { not: null } },
        { remindAt: { not: null } },
        { driftCheckedAt: { not: null } },
      ],
    },
    select: {
      id: true,
      status: true,
      holderBaseUrl: true,
      clientExpiresAt: true,
      clientSecretExpiresAt: true,
      remindAt: true,
      drift: true,
      driftCheckedAt: true,
      app: { select: { name: true } },
    },
  });
  return rows.flatMap(({ id, app, ...row }): RadarFact[] => {
    const where = `${app.name} at ${hostOf(row.holderBaseUrl)}`;
    const href = places.registration(id);
    const fact = (kind: RadarFact['kind'], title: string, dueAt: Date | null): RadarFact[] =>
      dueAt ? [{ subject: `${kind}:${id}`, kind, title, dueAt, href }] : [];
    const drift = (row.drift as { state?: unknown } | null)?.state;
    const hasDrifted = drift === 'differs' || drift === 'gone';
    return [
      ...fact('registration', `Registration of ${where}`, row.clientExpiresAt),
      ...fact('client-secret', `Client secret of ${where}`, row.clientSecretExpiresAt),
      ...(row.status === 'waiting'
        ? fact('reminder', `Credentials for ${where}`, row.remindAt)
        : []),
      ...(hasDrifted ? fact('drift', `Registration of ${where}`, row.driftCheckedAt) : []),
    ];
  });
}
