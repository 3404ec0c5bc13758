import 'server-only';
import { db } from '@/lib/db/client';
import type { RadarFact } from './radar-entries';
import type { RadarPlaces } from './radar-places';

/** The whole day is left. */
const endOfDay = (day: Date) => new Date(`${day.toISOString().slice(0, 10)}T23:59:59.000Z`);

/** Agreements that end or are to be looked at, and next steps with a day. */
export async function outreachFacts(
  workspaceId: string,
  places: RadarPlaces,
): Promise<RadarFact[]> {
  const client = await db();
  const [agreements, contacts] = await Promise.all([
    client.agreement.findMany({
      where: {
        workspaceId,
        status: { not: 'ended' },
        OR: [{ status: 'signed', endsOn: { not: null } }, { remindAt: { not: null } }],
      },
      select: {
        id: true,
        appId: true,
        title: true,
        holder: true,
        status: true,
        endsOn: true,
        remindAt: true,
      },
    }),
    client.holderContact.findMany({
      where: { workspaceId, nextAt: { not: null }, nextDoneAt: null },
      select: { id: true, appId: true, holder: true, nextStep: true, nextAt: true },
    }),
  ]);
  return [
    ...agreements.flatMap(({ id, appId, title, holder, status, endsOn, remindAt }): RadarFact[] => {
      const shared = { title: `“${title}” with ${holder}`, href: places.outreach(appId) };
      const ends = status === 'signed' ? endsOn : null;
      return [
        ...(ends
          ? [
              {
                ...shared,
                subject: `agreement:${id}`,
                kind: 'agreement' as const,
                dueAt: endOfDay(ends),
              },
            ]
          : []),
        ...(remindAt
          ? [
              {
                ...shared,
                subject: `agreement-reminder:${id}`,
                kind: 'agreement-reminder' as const,
                dueAt: endOfDay(remindAt),
              },
            ]
          : []),
      ];
    }),
    ...contacts.map(({ id, appId, holder, nextStep, nextAt }): RadarFact => ({
      subject: `next-step:${id}`,
      kind: 'next-step',
      title: `“${nextStep || 'Write again'}” with ${holder}`,
      dueAt: nextAt && endOfDay(nextAt),
      href: places.outreach(appId),
    })),
  ];
}
