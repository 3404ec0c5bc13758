import type { EndpointStatus } from '@/lib/schemas/directory';
import { isGood, type ProbeKind, type ProbeOutcome } from './outcome';

/** What is known of an endpoint before a probe. */
export interface StatusHistory {
  status: EndpointStatus;
  statusSince: Date;
  lastWorkedAt: Date | null;
  /** Documents that it has served: a good one of each of these kinds is kept. */
  served: readonly ProbeKind[];
  /** The directory knows which endpoint came after it. */
  hasSuccessor: boolean;
}

/** What one probe found. Kinds that were not asked for are left out. */
export interface StatusResults {
  at: Date;
  outcomes: Readonly<Partial<Record<ProbeKind, ProbeOutcome>>>;
  /** Where metadata came from, when a redirect led to another base URL; null otherwise. */
  movedTo: string | null;
}

export interface StatusVerdict {
  status: EndpointStatus;
  since: Date;
  /** Whether the CapabilityStatement answered, and with that the endpoint works. */
  worked: boolean;
}

function verdictOf(history: StatusHistory, { outcomes, movedTo }: StatusResults): EndpointStatus {
  const { metadata, smart, udap } = outcomes;
  const asked = Object.values(outcomes);
  // Who is told to slow down has learnt nothing of the endpoint.
  if (metadata === undefined || metadata === 'throttled') return history.status;
  if (!isGood(metadata)) {
    if (asked.some(isGood)) return 'degraded';
    if (history.hasSuccessor) return 'moved';
    return history.lastWorkedAt ? 'unreachable' : 'never-worked';
  }
  if (movedTo !== null) return 'moved';
  // A canary asks for metadata only: what was wrong with the others is still wrong.
  if (asked.length === 1 && history.status === 'degraded') return 'degraded';
  const isLost = (kind: ProbeKind, outcome: ProbeOutcome | undefined) =>
    outcome !== undefined &&
    !isGood(outcome) &&
    outcome !== 'absent' &&
    outcome !== 'throttled' &&
    history.served.includes(kind);
  return isLost('smart', smart) || isLost('udap', udap) ? 'degraded' : 'working';
}

/**
 * The status of an endpoint after a probe, and since when it has it. `degraded`: a document that it served before does
 * not answer any more, or only the CapabilityStatement does not. A document that it never had, or withdrew (404), is no
 * fault. `unreachable` begins with the first probe that failed; one answer is enough to come back.
 */
export function statusOf(history: StatusHistory, results: StatusResults): StatusVerdict {
  const status = verdictOf(history, results);
  const { metadata } = results.outcomes;
  return {
    status,
    since: status === history.status ? history.statusSince : results.at,
    worked: metadata !== undefined && isGood(metadata),
  };
}
