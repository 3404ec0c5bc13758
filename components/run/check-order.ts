import type { Check } from '@/lib/protocol/check';

const urgency: Record<Check['verdict'], number> = { fail: 0, warn: 1, skip: 2, info: 3, pass: 4 };

/** Checks with what needs doing first; within a verdict as they were judged. */
export function byUrgency(checks: readonly Check[]): Check[] {
  return [...checks].sort((a, b) => urgency[a.verdict] - urgency[b.verdict]);
}
