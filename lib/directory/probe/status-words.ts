import { dayOf, exactTime } from '@/lib/format/dates';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { isGood, probeKinds, type ProbeKind, type ProbeOutcome } from './outcome';
import { documentNames, outcomeWords } from './outcome-words';

/** How an endpoint is doing, as it stands at the top of its page. */
export interface StatusWords {
  headline: string;
  tone: 'pass' | 'warn' | 'fail' | 'skip';
  /** Sentences below it; may be none. */
  more: string[];
}

/** What the words are made of. */
export type StatusFacts = Pick<
  DirectoryEndpoint,
  | 'status'
  | 'statusSince'
  | 'firstSeenAt'
  | 'lastProbedAt'
  | 'lastWorkedAt'
  | 'host'
  | 'hostState'
  | 'abilities'
  | 'probes'
  | 'movedTo'
>;

/** Documents that should answer and do not: the CapabilityStatement, and others that were served before. */
export function failingDocuments({
  probes,
  abilities,
}: Pick<StatusFacts, 'probes' | 'abilities'>): { kind: ProbeKind; words: string }[] {
  const served = { metadata: true, smart: abilities?.hasSmart, udap: abilities?.hasUdap };
  return probeKinds.flatMap((kind) => {
    const probe = probes.find((one) => one.kind === kind && one.community === '');
    if (!probe || !served[kind] || isGood(probe.outcome as ProbeOutcome)) return [];
    if (probe.outcome === 'absent' || probe.outcome === 'throttled') return [];
    const words = probe.httpStatus ?? outcomeWords(probe.outcome, null);
    return [{ kind, words: `${documentNames[kind]} does not answer (${words})` }];
  });
}

function lastWorked({ lastWorkedAt }: StatusFacts): string {
  return lastWorkedAt === null ? '' : `, last worked ${dayOf(lastWorkedAt)}`;
}

function ownWords(facts: StatusFacts): StatusWords {
  const { status, statusSince, firstSeenAt, lastWorkedAt, movedTo } = facts;
  const why = facts.probes.find(({ kind, community }) => kind === 'metadata' && community === '');
  const reason = why?.detail ? [why.detail] : [];
  switch (status) {
    case 'working':
      return { headline: 'Works', tone: 'pass', more: [] };
    case 'degraded': {
      const failing = failingDocuments(facts).map(({ words }) => words);
      const what = failing.length > 0 ? `: ${failing.join('; ')}` : '';
      return {
        headline: `Partly works${what}`,
        tone: 'warn',
        more: [`Since ${dayOf(statusSince)}.`],
      };
    }
    case 'unreachable':
      return {
        headline: `Unreachable since ${dayOf(statusSince)}${lastWorked(facts)}`,
        tone: 'fail',
        more: reason,
      };
    case 'never-worked':
      return {
        headline: `Never worked since it is known (${dayOf(firstSeenAt)})`,
        tone: 'fail',
        more: reason,
      };
    case 'moved': {
      const where = movedTo === null ? 'Moved' : `Moved to ${movedTo}`;
      const worked = lastWorkedAt === null ? [] : [`Last worked ${dayOf(lastWorkedAt)}.`];
      return { headline: where, tone: 'warn', more: worked };
    }
    case 'not-checked':
      return { headline: 'Not checked yet', tone: 'skip', more: [] };
  }
}

/** What its host did after the endpoint itself was asked the last time; null when that says nothing new. */
function hostWords({ host, hostState, lastProbedAt }: StatusFacts): string | null {
  if (hostState?.isOptedOut) {
    return `The operator of ${host} asked not to be probed, so nothing newer is known.`;
  }
  if (!hostState || hostState.state === 'fine' || hostState.at === null) return null;
  if (lastProbedAt !== null && hostState.at <= lastProbedAt) return null;
  const at = exactTime(hostState.at);
  if (hostState.state === 'busy') return `${host} asked for patience at ${at}.`;
  const detail = hostState.detail === null ? '' : ` (${hostState.detail.replace(/\.$/, '')})`;
  return `${host} did not answer at ${at}, asked for another of its endpoints${detail}.`;
}

/**
 * The status of an endpoint in words. When its host as a whole did not answer after the endpoint itself was checked, the
 * headline says so: what was found before is old by then.
 */
export function statusWords(facts: StatusFacts): StatusWords {
  const own = ownWords(facts);
  const host = hostWords(facts);
  if (host === null) return own;
  const isDown = facts.hostState?.state === 'down' && !facts.hostState.isOptedOut;
  if (!isDown || own.tone === 'fail') return { ...own, more: [...own.more, host] };
  const before =
    facts.lastProbedAt === null
      ? 'The endpoint itself was never checked.'
      : `Before that, at ${exactTime(facts.lastProbedAt)}: ${own.headline}.`;
  return { headline: 'Its host does not answer', tone: 'fail', more: [host, before] };
}
