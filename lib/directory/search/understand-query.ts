import { endpointKey } from '../normalize/endpoint-key';
import { npiProblem } from '@/lib/protocol/npi';
import { normalizeName } from '../normalize/names';
import { findState, type TypedState } from './find-state';
import type { FacetName } from './facets';
import { readTypedFilters } from './typed-filters';

/** More characters or words are not searched for: what a search costs has a bound. */
export const mostCharacters = 100;
export const mostWords = 8;

/** What the one box was taken for. */
export type Understood = {
  /** Filters among the words. */
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly note: string | null;
} & (
  | { readonly as: 'everything' }
  | { readonly as: 'npi'; readonly npi: string }
  | { readonly as: 'zip'; readonly zip: string }
  /** `keys`: the URL and what is above it, the longest first. `words` where nothing is there. */
  | {
      readonly as: 'url';
      readonly keys: readonly string[];
      readonly host: string;
      readonly words: readonly string[];
    }
  | { readonly as: 'host'; readonly host: string; readonly words: readonly string[] }
  | { readonly as: 'name'; readonly words: readonly string[]; readonly state: TypedState | null }
);

/**
 * Understands what was typed into the one box of the directory: a URL of any spelling, a host, an NPI, a ZIP code, or
 * words with filters and a state among them. Never throws, whatever the text is.
 */
export function understandQuery(text: string): Understood {
  const typed = readTypedFilters(text.trim().slice(0, mostCharacters));
  const { filters, note } = typed;
  const { rest } = typed;
  if (rest === '') return { as: 'everything', filters, note };
  const digits = rest.replace(/^npi[\s:#]*/i, '').replace(/[\s-]/g, '');
  if (/^\d{10}$/.test(digits)) {
    const problem = npiProblem(digits);
    const said = problem && `This is no NPI: it ${problem}.`;
    return { as: 'npi', npi: digits, filters, note: joined(note, said) };
  }
  if (/^\d{5}(?:-\d{4})?$/.test(rest)) return { as: 'zip', zip: rest.slice(0, 5), filters, note };
  const address = readAddress(rest);
  if (address) return { ...address, filters, note };
  return { as: 'name', ...readWords(rest), filters, note: joined(note, tooMany(rest)) };
}

function joined(...notes: readonly (string | null)[]): string | null {
  return notes.filter((note) => note !== null).join(' ') || null;
}

function tooMany(rest: string): string | null {
  const count = normalizeName(rest).split(' ').length;
  return count > mostWords
    ? `Only the first ${mostWords} of ${count} words were searched for.`
    : null;
}

function readAddress(rest: string) {
  if (/\s/.test(rest)) return null;
  const hasScheme = /^https?:\/\//i.test(rest);
  if (
    !hasScheme &&
    !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\.?(?::\d+)?(?:[/?#].*)?$/i.test(rest)
  ) {
    return null;
  }
  const key = endpointKey(hasScheme ? rest : `https://${rest}`);
  if ('problem' in key) return null;
  const { host } = key;
  const words = normalizeName(host).split(' ').slice(0, mostWords);
  const isHost =
    new URL(key.key).pathname === '/' && !/[/?#]./.test(rest.replace(/^https?:\/\//i, ''));
  if (isHost && !hasScheme) return { as: 'host' as const, host, words };
  return { as: 'url' as const, keys: withAncestors(key.key), host, words };
}

/** `https://a.example/r4/Patient/1`, then without `/1`, without `/Patient/1` …, down to the host. */
function withAncestors(key: string): readonly string[] {
  const keys = [key];
  for (let at = key.lastIndexOf('/'); at > 'https://'.length; at = key.lastIndexOf('/', at - 1)) {
    keys.push(key.slice(0, at));
  }
  return keys.slice(0, 12);
}

function readWords(rest: string): { words: readonly string[]; state: TypedState | null } {
  const words = normalizeName(rest).split(' ').filter(Boolean).slice(0, mostWords);
  return { words, state: findState(rest, words) };
}
