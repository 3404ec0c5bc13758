import 'server-only';
import { nppesQuery } from '@/lib/directory/nppes/nppes-query';
import { AppError } from '@/lib/errors';
import type { NppesAnswer, NppesSearch } from '@/lib/schemas/nppes';
import { askNppes } from './ask-nppes';
import { keepAnswer, keptAnswer } from './nppes-cache';

/**
 * Looks organizations up in NPPES, by NPI or by name and place. Answers of the last day are used again. That NPPES
 * refuses or does not answer is a state of the result; records that it does not list are an empty list, which does not
 * mean that an NPI is invalid.
 *
 * @param now when it is asked, for the cache
 * @throws AppError `request.invalid` naming the field, before anything is sent
 */
export async function lookUpNppes(
  search: NppesSearch,
  signal: AbortSignal,
  now: Date = new Date(),
): Promise<NppesAnswer> {
  const { query, problems } = nppesQuery(search);
  if (problems) {
    throw new AppError('request.invalid', {
      fields: problems.map(({ field, detail }) => ({
        path: `query.${field}`,
        code: 'nppes',
        detail,
      })),
    });
  }
  const kept = await keptAnswer(query, now);
  if (kept) return { state: 'answered', ...kept, fetchedAt: kept.fetchedAt.toISOString() };
  const result = await askNppes(query, signal);
  switch (result.kind) {
    case 'refused':
      return { state: 'refused', refusals: result.refusals };
    case 'silent':
    case 'unreadable':
      return { state: 'not-answering', reason: result.reason };
    case 'records': {
      const { records, unreadable, isFull } = result;
      // A record that we cannot read may be readable by the next version of the portal.
      if (unreadable === 0) await keepAnswer(query, { records, unreadable, isFull }, now);
      return { state: 'answered', records, unreadable, isFull, fetchedAt: now.toISOString() };
    }
  }
}
