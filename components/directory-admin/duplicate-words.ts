import type { Tone } from '@/components/ui/badge';
import type { DuplicateState } from '@/lib/schemas/directory-duplicate';

/** What was decided of a pair, as a badge says it. */
export const duplicateStates: Readonly<Record<DuplicateState, { label: string; tone: Tone }>> = {
  open: { label: 'Open', tone: 'info' },
  merged: { label: 'Merged', tone: 'pass' },
  distinct: { label: 'Not the same', tone: 'neutral' },
};

const keyWords: Readonly<Record<string, string>> = {
  npi: 'the NPI',
  oid: 'the OID',
  ein: 'the EIN',
  website: 'the website',
  'name-zip': 'the name and ZIP code',
  'name-state-endpoint': 'the name, state and endpoint',
};

/** A key as people read it: “the NPI 1234567893”; null for what is none. */
export function keyWord(reason: string): string | null {
  const [kind = '', ...rest] = reason.split(' ');
  const word = keyWords[kind];
  return word === undefined ? null : `${word} ${rest.join(' ').replaceAll('|', ', ')}`;
}

/** Why two may be one, in a sentence. */
export function reasonWords(reason: string): string {
  const key = keyWord(reason);
  if (key !== null) return `Both have ${key}.`;
  const alike = /^similar name and (.*)$/.exec(reason)?.[1];
  if (alike !== undefined) return `They are called alike, and both have ${alike}.`;
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

/** Why a source was taken to speak of an organization; null when it made the organization. */
export function matchWords(matchedBy: string): string | null {
  return matchedBy === 'new' ? null : `recognized by ${keyWord(matchedBy) ?? matchedBy}`;
}

/** How likely two are one, in percent. */
export function scoreWord(score: number): string {
  return `${Math.round(score * 100)} %`;
}
