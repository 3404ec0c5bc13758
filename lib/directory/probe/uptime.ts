const dayMs = 86_400_000;
const windowDays = 30;

/** The probes of one endpoint on one day, as EndpointDay keeps them. */
export interface DayOfProbes {
  /** `2026-11-25`, in UTC. */
  day: string;
  probes: number;
  worked: number;
  /** Sum over the probes that worked. */
  milliseconds: number;
}

export interface Uptime {
  /** 0 to 100: how many of the probes worked. */
  percent: number;
  probes: number;
  /** Days on which there was a probe. */
  days: number;
  /** Mean time of the CapabilityStatement over the probes that worked; null when none did. */
  meanMs: number | null;
}

/** The day of a time as EndpointDay writes it, in UTC. */
export function dayKey(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The first day of the 30 that end with the day of `now`. */
export function firstDayOfUptime(now: Date): string {
  return dayKey(new Date(now.getTime() - (windowDays - 1) * dayMs));
}

/** The 30 days that end with the day of `now`, the oldest first. */
export function daysOfUptime(now: Date): string[] {
  return Array.from({ length: windowDays }, (_, index) =>
    dayKey(new Date(now.getTime() - (windowDays - 1 - index) * dayMs)),
  );
}

/** How often an endpoint worked in the last 30 days; null when it was not probed. A lifetime would hide how it is now. */
export function uptimeOf(days: readonly DayOfProbes[], now: Date): Uptime | null {
  const first = firstDayOfUptime(now);
  const last = dayKey(now);
  const inside = days.filter(({ day, probes }) => day >= first && day <= last && probes > 0);
  const sum = (name: 'probes' | 'worked' | 'milliseconds') =>
    inside.reduce((total, day) => total + day[name], 0);
  const [probes, worked] = [sum('probes'), sum('worked')];
  if (probes === 0) return null;
  return {
    percent: Math.round((worked / probes) * 1000) / 10,
    probes,
    days: inside.length,
    meanMs: worked === 0 ? null : Math.round(sum('milliseconds') / worked),
  };
}
