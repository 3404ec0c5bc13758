import type { GlossaryEntry } from './glossary/entry';
import { oauthTerms } from './glossary/oauth';
import { portalTerms } from './glossary/portal';
import { smartTerms } from './glossary/smart';
import { trustTerms } from './glossary/trust';

const entries = { ...portalTerms, ...oauthTerms, ...smartTerms, ...trustTerms };

/** The id of a word, which is its anchor in the glossary too. */
export type TermId = keyof typeof entries;

/** The words of the field and of the portal, each explained once. */
export const glossary: Readonly<Record<TermId, GlossaryEntry>> = entries;

/** The address of a word in the glossary. */
export function glossaryHref(id: TermId): string {
  return `/docs/glossary#${id}`;
}

/** The ids in the order of the alphabet, as a glossary is read. */
export function sortedTerms(): TermId[] {
  return (Object.keys(glossary) as TermId[]).sort((a, b) =>
    glossary[a].term.localeCompare(glossary[b].term, 'en', { sensitivity: 'base' }),
  );
}
