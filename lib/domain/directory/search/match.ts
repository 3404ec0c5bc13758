import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { DirectoryAnswer } from '@/lib/schemas/directory';

/** Which listings a search is about, before the facets. */
export interface Match {
  readonly as: DirectoryAnswer['understood']['as'];
  /** `tsquery` that they fulfil; empty: any. */
  readonly query: string;
  /** What else holds for them; null: nothing. Few listings fulfil it. */
  readonly where: Prisma.Sql | null;
  /** `tsquery`s of the better fits, the best first; empty where all fit alike. */
  readonly tiers: readonly string[];
  /** Where some words only must be there: how much each of them counts. */
  readonly loose: readonly { readonly query: string; readonly counts: number }[];
  /** The words, to find the name that has them. */
  readonly words: readonly string[];
  readonly state: string | null;
  readonly corrections: DirectoryAnswer['understood']['corrections'];
}

export interface MatchOptions {
  readonly isJunkShown: boolean;
  /** Words are searched for as they were typed. */
  readonly isExact: boolean;
}

/** The match that fits everything. */
export const everything: Match = {
  as: 'everything',
  query: '',
  where: null,
  tiers: [],
  loose: [],
  words: [],
  state: null,
  corrections: [],
};
