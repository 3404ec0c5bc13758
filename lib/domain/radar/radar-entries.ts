import 'server-only';
import { dayOf } from '@/lib/format/dates';
import type { RadarItem } from '@/lib/schemas/radar';
import { classify, type Threshold } from './classify';
import { radarWords, whatHappens } from './radar-words';

/** Something that ends, as it was found. */
export interface RadarFact {
  subject: string;
  kind: RadarItem['kind'];
  title: string;
  /** Null when it could not be found out. */
  dueAt: Date | null;
  href: string;
  /** Only for a revocation list. */
  list?: {
    /** How long one lasts; null when that is not known. */
    lifetimeMs: number | null;
    checkedAt: Date;
    /** Why it could not be had, in a sentence. */
    problem: string | null;
  };
}

/** An item of the radar, and what a notice about it needs. */
export interface RadarEntry {
  item: RadarItem;
  /** The nearest threshold that has been reached; null when nobody is to be told. */
  threshold: Threshold | null;
  /** What happens, with the name of the thing, in one line. */
  headline: string;
}

/** Why the state of a list is not known, in sentences, or null. */
function doubtOf({ list, dueAt }: RadarFact, now: Date): string | null {
  if (!list) return null;
  if (list.problem) {
    return `${list.problem} Holders may see the same and refuse the certificates that name it.`;
  }
  if (dueAt && dueAt < now && list.checkedAt <= dueAt) {
    return `A new one was due by ${dayOf(dueAt)}, and nobody has looked since. Look again.`;
  }
  return null;
}

function entryOf(fact: RadarFact, now: Date): RadarEntry {
  const { subject, kind, title, dueAt, href } = fact;
  const doubt = doubtOf(fact, now);
  const near = dueAt && classify(dueAt, now, fact.list ? (fact.list.lifetimeMs ?? 0) : null);
  const isOver = near?.state === 'over';
  const shared = { subject, kind, title, href, dueAt: dueAt?.toISOString() ?? null };
  if (!dueAt || !near || doubt) {
    return {
      item: {
        ...shared,
        words: doubt ?? 'It does not say when it ends.',
        daysLeft: near?.daysLeft ?? null,
        state: 'unknown',
      },
      // A list that nobody looked at since is no news; one that cannot be had and ends is.
      threshold: fact.list?.problem ? (near?.threshold ?? null) : null,
      headline: dueAt ? `${title} ${whatHappens(kind, dueAt, isOver)}` : title,
    };
  }
  return {
    item: {
      ...shared,
      words: radarWords(kind, dueAt, isOver),
      daysLeft: near.daysLeft,
      state: near.state,
    },
    threshold: near.threshold,
    headline: `${title} ${whatHappens(kind, dueAt, isOver)}`,
  };
}

/** What needs somebody comes first, then what is not known, then what has time. */
const ranks: Record<RadarItem['state'], number> = {
  over: 0,
  urgent: 0,
  soon: 0,
  unknown: 1,
  later: 2,
};

function bySoonest({ item: a }: RadarEntry, { item: b }: RadarEntry): number {
  return (
    ranks[a.state] - ranks[b.state] ||
    (a.dueAt ?? '').localeCompare(b.dueAt ?? '') ||
    a.subject.localeCompare(b.subject)
  );
}

/**
 * The radar of what was found: with words, the soonest end first. What cannot be found out stands after what
 * is near its end and before what has time.
 */
export function radarEntries(facts: readonly RadarFact[], now: Date): RadarEntry[] {
  return facts.map((fact) => entryOf(fact, now)).sort(bySoonest);
}
