const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A host is asked for one document of one of its endpoints so often, to see that it lives. */
export const canaryEveryMs = 6 * hourMs;

/**
 * When an endpoint is probed again: one that has its host for itself after a day, one of many at a host after a week,
 * give or take a tenth, so that the tenants of a host spread over the week.
 *
 * @param onHost how many endpoints the host has, this one included
 * @param chance from 0 to 1
 */
export function nextProbeAt(at: Date, onHost: number, chance: number): Date {
  const everyMs = onHost > 1 ? 7 * dayMs : dayMs;
  return new Date(at.getTime() + Math.round(everyMs * (0.9 + chance * 0.2)));
}
