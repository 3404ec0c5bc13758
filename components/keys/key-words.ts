import type { Custody, KeyKind, KeySummary } from '@/lib/schemas/key';

/** Where a key is, in words. */
export const custodyWords: Readonly<Record<Custody, string>> = {
  vault: 'In the vault',
  browser: 'In a browser',
  outside: 'Held elsewhere',
};

/** The kinds of keys that can be made, with what they sign. */
export const kindOptions: readonly { kind: KeyKind; label: string }[] = [
  { kind: 'rsa-2048', label: 'RSA, 2048 bits (signs RS256, which every holder takes)' },
  { kind: 'rsa-3072', label: 'RSA, 3072 bits (signs RS256)' },
  { kind: 'rsa-4096', label: 'RSA, 4096 bits (signs RS256)' },
  { kind: 'p-256', label: 'EC P-256 (signs ES256)' },
  { kind: 'p-384', label: 'EC P-384 (signs ES384)' },
];

/** Whether the day by which a key is to be replaced has come. `now` is ISO 8601. */
export function isToBeReplaced({ replaceBy }: Pick<KeySummary, 'replaceBy'>, now: string): boolean {
  return replaceBy !== null && Date.parse(replaceBy) <= Date.parse(now);
}
