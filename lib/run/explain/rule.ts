import type { CheckDefinition } from '@/lib/protocol/check';
import type { StepKind } from '../frames';
import type { Evidence } from './evidence';
import type { Certainty, Proof } from './explanation';
import type { Place } from './places';

/** What a rule found in the evidence. */
export interface Finding {
  certainty: Certainty;
  /** In one or two sentences, with the values. */
  seen: string;
  expected?: string;
  /** Instead of the fix of the rule, when it can be said more exactly. */
  fix?: string;
  proof?: Proof[];
  place?: Place | null;
  /** The token that it is about, when it is not that of the check. */
  jwtId?: string | null;
}

/** One cause that a check may have. Its title is the cause itself. */
export interface Rule extends CheckDefinition {
  /** `explain.area.cause`, stable. */
  id: string;
  /** The ids of the checks that it can explain. */
  explains: readonly string[];
  /** Steps of which it explains refusals on which no rule has a word. */
  undecidedIn?: readonly StepKind[];
  /** Where the fix is made in the portal. */
  place?: Place;
  /** What would tell whether it is this cause. */
  decide?: string;
  /** Whether the evidence speaks for it; null when it does not or speaks against it. */
  judge: (evidence: Evidence) => Finding | null;
}

/** Rules of one area, as a catalogue of checks. */
export function catalogueOf(rules: readonly Rule[]): Readonly<Record<string, CheckDefinition>> {
  return Object.fromEntries(rules.map((rule) => [rule.id, rule]));
}
