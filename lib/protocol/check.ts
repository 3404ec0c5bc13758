import * as z from 'zod';

/** What a check concludes. `skip` means: could not be judged, and `seen` says why. */
export const VerdictSchema = z.enum(['pass', 'warn', 'fail', 'info', 'skip']);
export type Verdict = z.infer<typeof VerdictSchema>;

/** How strongly the cited text demands it; `advice` is ours. */
export const LevelSchema = z.enum(['SHALL', 'SHOULD', 'MAY', 'advice']);
export type Level = z.infer<typeof LevelSchema>;

/** The generation of the HL7 UDAP Security guide that judges: 1.x or 2.0. */
export const RuleSetSchema = z.enum(['stu1', 'stu2']);
export type RuleSet = z.infer<typeof RuleSetSchema>;

/** Where a rule is written down. */
export const CitationSchema = z.object({ label: z.string(), url: z.string() });
export type Citation = z.infer<typeof CitationSchema>;

/** One conclusion of the portal. Nothing that a developer is told comes from anywhere else. */
export const CheckSchema = z.object({
  /** Stable: `area.subject.rule`, lower case, for example `udap.signed-metadata.iss-equals-base`. */
  id: z.string(),
  verdict: VerdictSchema,
  level: LevelSchema,
  /** The rule set that judged, where the rule sets differ; null where they agree. */
  ruleSet: RuleSetSchema.nullable(),
  title: z.string(),
  seen: z.string(),
  expected: z.string(),
  why: z.string(),
  fix: z.string(),
  citation: CitationSchema,
  exchangeId: z.string().nullable(),
  jwtId: z.string().nullable(),
  /** The certificate that it is about: SHA-256 of its DER, lower-case hex. Null: about none, or several. */
  certificate: z.string().nullable().default(null),
});
export type Check = z.infer<typeof CheckSchema>;

/** The part of a check that never changes: one entry of the catalogue. */
export interface CheckDefinition {
  title: string;
  level: Level;
  why: string;
  fix: string;
  citation: Citation;
  /** What is expected, unless the caller says it more exactly. */
  expected: string;
}

/** What the caller adds to a definition to make a check. */
export interface CheckOutcome {
  verdict: Verdict;
  seen: string;
  expected?: string;
  fix?: string;
  level?: Level;
  ruleSet?: RuleSet | null;
  exchangeId?: string | null;
  jwtId?: string | null;
  certificate?: string | null;
}

/**
 * Makes the `check` function of one catalogue, so that only ids that the catalogue holds compile.
 */
export function checksFrom<Id extends string>(catalogue: Readonly<Record<Id, CheckDefinition>>) {
  return function check(id: Id, outcome: CheckOutcome): Check {
    const definition: CheckDefinition = catalogue[id];
    return {
      id,
      verdict: outcome.verdict,
      level: outcome.level ?? definition.level,
      ruleSet: outcome.ruleSet ?? null,
      title: definition.title,
      seen: outcome.seen,
      expected: outcome.expected ?? definition.expected,
      why: definition.why,
      fix: outcome.fix ?? definition.fix,
      citation: definition.citation,
      exchangeId: outcome.exchangeId ?? null,
      jwtId: outcome.jwtId ?? null,
      certificate: outcome.certificate ?? null,
    };
  };
}

const rank: Record<Verdict, number> = { info: 0, skip: 0, pass: 1, warn: 2, fail: 3 };

/** The worst verdict of a list as pass, warn or fail; an empty list passes. */
export function worstVerdict(checks: readonly Pick<Check, 'verdict'>[]): 'pass' | 'warn' | 'fail' {
  const worst = Math.max(1, ...checks.map((check) => rank[check.verdict]));
  return worst === 3 ? 'fail' : worst === 2 ? 'warn' : 'pass';
}

/**
 * One check for each id: of several findings for the same rule the worst is what counts, and its text comes first;
 * what was seen twice is said once. Findings about several certificates make a check about none.
 */
export function mergeChecks(checks: readonly Check[]): Check[] {
  const byRule = new Map<string, Check[]>();
  for (const check of checks) byRule.set(check.id, [...(byRule.get(check.id) ?? []), check]);
  return [...byRule.values()].map((entries) => {
    const sorted = [...entries].sort((a, b) => rank[b.verdict] - rank[a.verdict]);
    const [worst] = sorted as [Check];
    const isAboutOne = sorted.every(({ certificate }) => certificate === worst.certificate);
    const seen = [...new Set(sorted.map((check) => check.seen))].join(' ');
    return { ...worst, certificate: isAboutOne ? worst.certificate : null, seen };
  });
}
