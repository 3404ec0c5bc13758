import 'server-only';
import type { Prisma } from '@/generated/prisma/client';

/**
 * Settings of one transaction that searches. Typing errors of two letters in a word of six leave little in common: the
 * default threshold would not find them. Scans of the whole table are never the way: a planner that expects a match
 * among the first rows reads a million when there is none. PostgreSQL gives up after five seconds; the embedded
 * database cannot, which is why searches are bounded by what they read.
 */
export async function tuneSearch(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('pg_trgm.similarity_threshold', '0.22', true),
      set_config('pg_trgm.word_similarity_threshold', '0.6', true),
      set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '32MB', true),
      set_config('statement_timeout', '5000', true)`;
}
