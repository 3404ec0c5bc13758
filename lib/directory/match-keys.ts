/** Kinds of match key, the strongest first: by which two sources are taken to name one organization. */
export const matchKinds = [
  'npi',
  'oid',
  'ein',
  'website',
  'name-zip',
  'name-state-endpoint',
] as const;
export type MatchKind = (typeof matchKinds)[number];

/** One value by which an organization is recognized; it belongs to one organization. */
export interface MatchKey {
  kind: MatchKind;
  value: string;
}
