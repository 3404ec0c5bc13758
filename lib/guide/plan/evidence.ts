import type { PlanParty } from '@/lib/schemas/checklist';
import { dayOf } from '@/lib/format/dates';
import type { PlanBasis, Way } from './plan-basis';
import type { PlanFacts, SeenFact } from './plan-facts';

/** Where an item is judged: at one holder, or for the app with an empty one. */
export interface Place {
  basis: PlanBasis;
  /** FHIR base URL; empty for an item of the app. */
  holder: string;
  holderName: string;
  isSandbox: boolean;
  way: Way;
  /** The ways at all holders, and the chosen one. */
  ways: readonly Way[];
}

/** What was found. Paths are below the workspace. */
export type Evidence =
  | { isDone: true; words: string; at: string; path: string | null }
  | {
      isDone: false;
      /** What is missing, in a sentence. */
      words: string;
      path: string | null;
      waiting: { on: PlanParty; since: string } | null;
    };

/** Judges one item by the facts. Null: the portal cannot see it, somebody has to say it. */
export type Judge = (facts: PlanFacts, place: Place) => Evidence | null;

/** It was seen. */
export function seen(words: string, at: string, path: string | null = null): Evidence {
  return { isDone: true, words, at, path };
}

/** It was not seen. */
export function missing(
  words: string,
  more: { path?: string; waiting?: { on: PlanParty; since: string } } = {},
): Evidence {
  return { isDone: false, words, path: more.path ?? null, waiting: more.waiting ?? null };
}

/** The day of a time, for sentences. */
export const day = (at: string): string => dayOf(at);

/**
 * What another part of the portal saw of an item: what settles it before what has only begun, and of both that of this
 * holder before that of all.
 */
export function seenElsewhere(facts: PlanFacts, itemId: string, holder: string): Evidence | null {
  const rank = (one: SeenFact): number => (one.underWay ? 2 : 0) + (one.holder === holder ? 0 : 1);
  const [found] = facts.seen
    .filter((one) => one.itemId === itemId && (one.holder === holder || one.holder === ''))
    .toSorted((a, b) => rank(a) - rank(b));
  if (!found) return null;
  const { words, at, path, underWay } = found;
  if (!underWay) return seen(words, at, path);
  const since = underWay.waitingSince;
  return missing(words, { path, ...(since === null ? {} : { waiting: { on: 'holder', since } }) });
}
