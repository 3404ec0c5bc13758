import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/db/client';
import { NppesRecordSchema } from '@/lib/schemas/nppes';

const hourMs = 3_600_000;
/** NPPES itself changes once a day. */
const keptMs = 24 * hourMs;

const KeptSchema = z.object({
  records: z.array(NppesRecordSchema),
  unreadable: z.number(),
  isFull: z.boolean(),
});
/** What is kept of an answer: the records as the portal shows them, without what is about people. */
export type KeptAnswer = z.infer<typeof KeptSchema>;

/** The answer to a query that NPPES gave within the last day; null when there is none. */
export async function keptAnswer(
  query: string,
  now: Date,
): Promise<(KeptAnswer & { fetchedAt: Date }) | null> {
  const client = await db();
  const row = await client.nppesAnswer.findFirst({
    where: { query, fetchedAt: { gt: new Date(now.getTime() - keptMs) } },
  });
  // An older portal may have kept it in another shape: then NPPES is asked again.
  const kept = KeptSchema.safeParse(row?.answer);
  return row && kept.success ? { ...kept.data, fetchedAt: row.fetchedAt } : null;
}

/** Keeps an answer for a day, and forgets those that are older. */
export async function keepAnswer(query: string, answer: KeptAnswer, now: Date): Promise<void> {
  const client = await db();
  await client.nppesAnswer.upsert({
    where: { query },
    create: { query, answer, fetchedAt: now },
    update: { answer, fetchedAt: now },
  });
  await client.nppesAnswer.deleteMany({
    where: { fetchedAt: { lte: new Date(now.getTime() - keptMs) } },
  });
}
