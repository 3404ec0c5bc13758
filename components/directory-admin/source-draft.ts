import type { SourceKind, SourceView } from '@/lib/schemas/directory-source';
import { mappingDraftOf, mappingOf, type MappingDraft } from './mapping-draft';

/** A source as it is typed. */
export interface SourceDraft {
  name: string;
  publisher: string;
  /** Empty: only uploaded. */
  url: string;
  kind: SourceKind;
  /** Hours; empty: only by hand. */
  everyHours: string;
  trust: string;
  /** Empty: several, or unknown. */
  vendor: string;
  /** Key of a format; empty: found out. */
  format: string;
  isMapped: boolean;
  mapping: MappingDraft;
}

export const emptySource: SourceDraft = {
  name: '',
  publisher: '',
  url: '',
  kind: 'operator',
  everyHours: '',
  trust: '50',
  vendor: '',
  format: '',
  isMapped: false,
  mapping: mappingDraftOf(null),
};

/** A source as the form begins with it. */
export function sourceDraftOf(source: SourceView): SourceDraft {
  const { name, publisher, url, kind, everyHours, trust, vendor, format, mapping } = source;
  return {
    name,
    publisher,
    url: url ?? '',
    kind,
    everyHours: everyHours === null ? '' : String(everyHours),
    trust: String(trust),
    vendor: vendor ?? '',
    format: format ?? '',
    isMapped: mapping !== null,
    mapping: mappingDraftOf(mapping),
  };
}

/** Which members are sent: the kind is said once, and the catalogue says how its lists are called. */
export type SourceFormMode = 'new' | 'own' | 'well-known';

/** What is sent to the API, which judges it. */
export function sourceBodyOf(draft: SourceDraft, mode: SourceFormMode): Record<string, unknown> {
  const { name, publisher, kind, everyHours, trust, vendor, format, isMapped, mapping } = draft;
  const url = draft.url.trim() || null;
  return {
    ...(mode === 'well-known' ? {} : { name, publisher }),
    ...(mode === 'new' ? { kind } : {}),
    url,
    // Without an address there is nothing to fetch.
    everyHours: url === null || everyHours === '' ? null : Number(everyHours),
    // Number('') would be a trust of 0.
    trust: trust.trim() === '' ? null : Number(trust),
    vendor: vendor || null,
    format: format || null,
    mapping: isMapped ? mappingOf(mapping) : null,
  };
}
