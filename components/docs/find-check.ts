import type { CheckDefinition } from '@/lib/protocol/check';
import type { Rule } from '@/lib/run/explain/rule';
import { allRules } from '@/lib/run/explain/rule-base';
import { checkCatalogues, type CheckCatalogue } from './check-catalogues';

/** A check with where it belongs, what explains it and what it explains. */
export interface CheckPage {
  id: string;
  check: CheckDefinition;
  catalogue: CheckCatalogue;
  /** Causes that it may have. */
  causes: readonly Rule[];
  /** For a cause: the checks that it may explain. */
  explains: readonly { id: string; check: CheckDefinition }[];
  /** For a cause: what would tell whether it is this one. */
  decide: string | null;
}

const places = new Map(
  checkCatalogues.flatMap((catalogue) =>
    Object.entries(catalogue.checks).map(([id, check]) => [id, { check, catalogue }] as const),
  ),
);
const rules = new Map(allRules.map((rule) => [rule.id, rule]));

/** The address of the page of a check. */
export function checkHref(id: string): string {
  return `/docs/checks/${id}`;
}

/** Everything that the page of a check says; null for an id that no catalogue has. */
export function findCheck(id: string): CheckPage | null {
  const place = places.get(id);
  if (!place) return null;
  const rule = rules.get(id);
  return {
    id,
    ...place,
    causes: allRules.filter(({ explains }) => explains.includes(id)),
    explains: (rule?.explains ?? []).flatMap((other) => {
      const found = places.get(other);
      return found ? [{ id: other, check: found.check }] : [];
    }),
    decide: rule?.decide ?? null,
  };
}
