/** What a place of the documentation is, in the order in which results are shown. */
export const docsKinds = ['guide', 'term', 'check', 'cause', 'error', 'api'] as const;
export type DocsKind = (typeof docsKinds)[number];

/** A place of the documentation that can be found. */
export interface DocsPlace {
  kind: DocsKind;
  href: string;
  /** The page. */
  title: string;
  /** The part of the page; null for its beginning. */
  heading: string | null;
  text: string;
}

/** A place that was found. */
export interface DocsHit {
  kind: DocsKind;
  href: string;
  title: string;
  heading: string | null;
  /** What stands there about it. */
  excerpt: string;
}

/** What is longer is cut: nobody types that. */
export const longestQuery = 100;
