import 'server-only';
import type { MatchKey } from '@/lib/directory/match-keys';
import { normalizeName } from '@/lib/directory/normalize/names';
import type { OrganizationStatement } from '@/lib/directory/statement';
import { decidedOthers } from '../duplicates/decided-others';
import type { Transaction } from './batch';

/** Which organization a statement is taken to be of. */
export interface Match {
  organizationId: string;
  /** `npi 1234567893`: by what. */
  matchedBy: string;
}

/** Two organizations that share a key which should be of one. */
export interface Clash {
  firstId: string;
  secondId: string;
  reason: string;
}

const text = ({ kind, value }: MatchKey): string => `${kind} ${value}`;

/** Who owns which key now, and what this source calls the owners. */
async function readOwners(tx: Transaction, sourceId: string, keys: readonly MatchKey[]) {
  const rows = await tx.$queryRaw<{ kind: string; value: string; organizationId: string }[]>`
    SELECT k."kind", k."value", k."organizationId"
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS r("kind" text, "value" text)
    JOIN "OrganizationKey" AS k ON k."kind" = r."kind" AND k."value" = r."value"`;
  const owners = new Map(rows.map((row) => [text(row as MatchKey), row.organizationId]));
  const own = await tx.$queryRaw<{ organizationId: string; name: string }[]>`
    SELECT "organizationId", "content" ->> 'name' AS "name" FROM "OrganizationAssertion"
    WHERE "sourceId" = ${sourceId} AND "retiredAt" IS NULL
      AND "organizationId" = ANY (${[...new Set(owners.values())]}::text[])`;
  const names = new Map<string, Set<string>>();
  for (const { organizationId, name } of own) {
    names.set(organizationId, (names.get(organizationId) ?? new Set()).add(normalizeName(name)));
  }
  return { owners, names };
}

/**
 * Where somebody has decided that organizations are not the same: a statement is of the one that is called so, and of two
 * that are, of the one that its source names. A key that both had before they were split does not join them again.
 */
async function readDecisions(tx: Transaction, sourceId: string, ownerIds: readonly string[]) {
  const others = await decidedOthers(tx, ownerIds);
  const ids = [...new Set([...others].flatMap(([id, apart]) => [id, ...apart]))];
  const rows = await tx.organization.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      nameNorm: true,
      assertions: { where: { sourceId }, take: 1, select: { id: true } },
    },
  });
  const names = new Map(rows.map(({ id, nameNorm }) => [id, nameNorm]));
  const own = new Set(rows.filter(({ assertions }) => assertions.length > 0).map(({ id }) => id));
  return {
    isApart: (one: string, other: string): boolean => others.get(one)?.has(other) === true,
    called: (owner: string, nameNorm: string): string => {
      const named = [owner, ...(others.get(owner) ?? [])].filter(
        (id) => names.get(id) === nameNorm,
      );
      return named.find((id) => own.has(id)) ?? named[0] ?? owner;
    },
  };
}

/**
 * Finds the organizations that statements of one source are of, by the strongest key that is known; the others get an
 * id from `newOrganization`. Two entries of one source with different names are never taken for one organization: the
 * source itself tells them apart, and the shared key is reported as a clash. What an operator has decided about two
 * organizations holds.
 *
 * @see docs/decisions/0013-directory-merging.md
 */
export async function findOrganizations(
  tx: Transaction,
  sourceId: string,
  statements: readonly { statement: OrganizationStatement; keys: readonly MatchKey[] }[],
  newOrganization: () => string,
): Promise<{
  matches: Match[];
  made: Set<string>;
  claims: (MatchKey & { organizationId: string })[];
  clashes: Clash[];
}> {
  const { owners, names } = await readOwners(
    tx,
    sourceId,
    statements.flatMap(({ keys }) => [...keys]),
  );
  const decisions = await readDecisions(tx, sourceId, [...new Set(owners.values())]);
  const made = new Set<string>();
  const claims: (MatchKey & { organizationId: string })[] = [];
  const clashes: Clash[] = [];
  const matches = statements.map(({ statement, keys }) => {
    const nameNorm = normalizeName(statement.name);
    const isOther = (id: string): boolean => {
      const called = names.get(id);
      return called !== undefined && !called.has(nameNorm);
    };
    const ownerOf = (candidate: MatchKey): string | undefined => {
      const owner = owners.get(text(candidate));
      return owner && decisions.called(owner, nameNorm);
    };
    const key = keys.find((candidate) => {
      const owner = ownerOf(candidate);
      return owner !== undefined && !isOther(owner);
    });
    const found = key && ownerOf(key);
    const organizationId = found ?? newOrganization();
    if (found === undefined) made.add(organizationId);
    names.set(organizationId, (names.get(organizationId) ?? new Set()).add(nameNorm));
    for (const candidate of keys) {
      const holder = owners.get(text(candidate));
      if (holder === undefined) {
        owners.set(text(candidate), organizationId);
        claims.push({ kind: candidate.kind, value: candidate.value, organizationId });
      } else if (holder !== organizationId && !decisions.isApart(holder, organizationId)) {
        clashes.push({ firstId: holder, secondId: organizationId, reason: text(candidate) });
      }
    }
    return { organizationId, matchedBy: key ? text(key) : 'new' };
  });
  return { matches, made, claims, clashes };
}
