import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { countFacets, type Countable } from '@/lib/directory/search/count-facets';
import {
  facetNames,
  isConjunctive,
  type Chosen,
  type FacetName,
} from '@/lib/directory/search/facets';
import { facetLabel, facetPlace } from '@/lib/directory/search/facet-label';
import { filterQuery } from '@/lib/directory/search/lexemes';
import type { DirectoryAnswer } from '@/lib/schemas/directory';
import type { Match } from './match';
import { readHits, type Hits, type Signature } from './read-hits';

/** Of each facet the values that most have, and the chosen ones. All states fit. */
const mostValues = 70;

function countableOf(signature: Signature): Countable {
  const one = (value: string | null) => (value === null ? [] : [value]);
  return {
    singles: signature.singles,
    units: signature.units?.split(',').map(Number) ?? [],
    values: {
      vendor: one(signature.vendor),
      fhir: one(signature.fhir),
      status: one(signature.status),
      audience: one(signature.audience),
      kind: [signature.kind],
      has: [
        ...(signature.smart ? ['smart'] : []),
        ...(signature.udap ? ['udap'] : []),
        ...(signature.registration ? ['registration'] : []),
      ],
      grant: signature.grants,
      capability: signature.capabilities,
      community: signature.communities,
      state: signature.states,
      source: signature.sources,
    },
  };
}

/** @param sourceIds of the sources that are shown: an index may name hundreds that are not */
async function readNames(tx: Prisma.TransactionClient, sourceIds: readonly string[]) {
  const vendors = await tx.directoryVendor.findMany({ select: { key: true, name: true } });
  const sources = await tx.directorySource.findMany({
    where: { id: { in: [...sourceIds] } },
    select: { id: true, name: true },
  });
  // What a workspace calls a community is its own business.
  const communities = await tx.community.findMany({
    where: { workspaceId: null },
    select: { uri: true, name: true },
  });
  const names: Partial<Record<FacetName, ReadonlyMap<string, string>>> = {
    vendor: new Map(vendors.map(({ key, name }) => [key, name])),
    source: new Map(sources.map(({ id, name }) => [id, name])),
    community: new Map(communities.map(({ uri, name }) => [uri, name])),
  };
  return names;
}

/** Of infinite places, too, which have no difference. */
const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Counts what could be chosen in each facet. A facet in which any value will do is counted with the others applied and
 * itself not, so that it shows what another choice would bring; where all values must hold, with itself applied, too.
 */
export async function readFacets(
  tx: Prisma.TransactionClient,
  match: Match,
  chosen: Chosen,
  hits: Hits,
  isJunkShown: boolean,
): Promise<DirectoryAnswer['facets']> {
  const apart = facetNames.filter((facet) => chosen[facet].length > 0 && !isConjunctive(facet));
  const counted = new Map(
    countFacets(
      hits.signatures.map(countableOf),
      facetNames.filter((facet) => !apart.includes(facet)),
    ),
  );
  for (const facet of apart) {
    const others = await readHits(tx, match, filterQuery(chosen, facet), {
      isJunkShown,
      skip: 0,
      take: 0,
    });
    const alone = countFacets(others.signatures.map(countableOf), [facet]);
    counted.set(facet, alone.get(facet)!);
  }
  const names = await readNames(tx, [...(counted.get('source')?.keys() ?? []), ...chosen.source]);
  const label = (facet: FacetName, value: string) =>
    names[facet]?.get(value) ?? facetLabel(facet, value);
  return facetNames.map((facet) => {
    const counts = [...(counted.get(facet) ?? [])].sort(
      (a, b) =>
        compareNumbers(facetPlace(facet, a[0]), facetPlace(facet, b[0])) ||
        b[1] - a[1] ||
        (a[0] < b[0] ? -1 : 1),
    );
    const isChosen = (value: string) => chosen[facet].includes(value);
    const shown = counts.filter(([value], index) => index < mostValues || isChosen(value));
    const empty = chosen[facet].filter((value) => !counts.some(([counted]) => counted === value));
    return {
      name: facet,
      values: [...shown, ...empty.map((value) => [value, 0] as const)].map(([value, count]) => ({
        value,
        label: label(facet, value),
        count,
      })),
    };
  });
}
