import 'server-only';
import { db } from '@/lib/db/client';

/** What to call people, by id: their name, or their e-mail address. Ids of nobody are left out. */
export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const client = await db();
  const people = await client.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true },
  });
  return new Map(people.map((person) => [person.id, person.name ?? person.email]));
}
