import type { MethodRule } from '@/lib/protocol/registration/holder-profile';

const dayMs = 86_400_000;

/** A point in time that an answer gives in seconds since 1970; null for none and for 0, which means never. */
export function dateOfSeconds(value: unknown): Date | null {
  return typeof value === 'number' && value > 0 && value < 100_000_000_000
    ? new Date(value * 1000)
    : null;
}

/**
 * When a client_id ends: what the answer says (a member that no standard has, but some holders send), else what the
 * holder profile knows of this method, else never.
 */
export function clientEnd(
  answer: Readonly<Record<string, unknown>>,
  rule: Pick<MethodRule, 'clientIdLifeDays'> | undefined,
  now: Date,
): Date | null {
  const said = dateOfSeconds(answer['client_id_expires_at']);
  if (said || answer['client_id_expires_at'] === 0) return said;
  const days = rule?.clientIdLifeDays ?? null;
  return days === null ? null : new Date(now.getTime() + days * dayMs);
}
