import 'server-only';
import { db } from '@/lib/db/client';

/**
 * Which subjects of the radar are about examples: nobody is written a letter because an example ends.
 *
 * @returns judges a subject, `certificate:crt_…`
 */
export async function exampleSubjects(workspaceId: string): Promise<(subject: string) => boolean> {
  const client = await db();
  const things = await client.exampleThing.findMany({
    where: { fill: { workspaceId } },
    select: { kind: true, thingId: true },
  });
  if (things.length === 0) return () => false;
  const apps = things.filter(({ kind }) => kind === 'app').map(({ thingId }) => thingId);
  const where = { workspaceId, appId: { in: apps } };
  const select = { id: true } as const;
  const below = await Promise.all([
    client.registration.findMany({ where, select }),
    client.agreement.findMany({ where, select }),
    client.holderContact.findMany({ where, select }),
  ]);
  const ids = new Set([
    ...things.map(({ thingId }) => thingId),
    ...below.flat().map(({ id }) => id),
  ]);
  return (subject) => subject.split(':').some((part) => ids.has(part));
}
