import { docsKinds, type DocsHit, type DocsKind } from '@/lib/guide/docs-place';

/** What the places of a kind are called. */
export const kindNames: Readonly<Record<DocsKind, string>> = {
  guide: 'Guides',
  term: 'Glossary',
  check: 'Checks',
  cause: 'Causes',
  error: 'Errors',
  api: 'API',
};

/** Hits by their kind, kinds without any left out; the kind of the best hit comes first. */
export function groupHits(hits: readonly DocsHit[]): { kind: DocsKind; hits: DocsHit[] }[] {
  const order = [...new Set([...hits.map(({ kind }) => kind), ...docsKinds])];
  return order.flatMap((kind) => {
    const found = hits.filter((hit) => hit.kind === kind);
    return found.length > 0 ? [{ kind, hits: found }] : [];
  });
}
