import 'server-only';
import { db } from '@/lib/db/client';
import type { Author } from './add-revision';

/** Who started a run, for the revisions that it makes. */
export async function authorOfRun(runId: string): Promise<Author> {
  const client = await db();
  const run = await client.run.findUnique({
    where: { id: runId },
    select: { createdBy: { select: { id: true, name: true, email: true } } },
  });
  const person = run?.createdBy;
  return person
    ? { id: person.id, name: person.name ?? person.email }
    : { id: null, name: 'an API token' };
}
