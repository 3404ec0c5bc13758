import type { SourceKind } from '@/lib/schemas/directory-source';

/** A source without a list: it grows by what people look up and suggest. */
export interface HandSource {
  id: string;
  name: string;
  publisher: string;
  kind: SourceKind;
  /** 0 to 100: whose words win where sources differ. */
  trust: number;
  licence: string;
}

/** Records of NPPES that members put into the directory one by one. */
export const nppesLookups: HandSource = {
  id: 'nppes-lookups',
  name: 'NPPES: records that were looked up',
  publisher: 'CMS (NPPES)',
  kind: 'self-reported',
  trust: 20,
  licence: 'Public by law; self-reported by the organizations.',
};

/** Endpoints that members suggested and the operator accepted. */
export const acceptedSuggestions: HandSource = {
  id: 'suggestions',
  name: 'Suggestions of members',
  publisher: 'This portal',
  kind: 'operator',
  trust: 40,
  licence: 'Suggested by members and accepted by the operator.',
};

/** Whether a source has no file: one that was uploaded would retire what people noted one by one. */
export function isHandSource(id: string): boolean {
  return id === nppesLookups.id || id === acceptedSuggestions.id;
}
