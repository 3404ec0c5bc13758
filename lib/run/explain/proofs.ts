import { excerpt } from '@/lib/protocol/bytes';
import { shown } from '@/lib/protocol/json-body';
import type { Evidence } from './evidence';
import type { Proof } from './explanation';

/** Two texts that should be the same, byte for byte. */
export function strings(label: string, found: string, expected: string): Proof {
  return { kind: 'strings', label, found, expected };
}

/** A value, and the one that was expected. */
export function values(label: string, found: unknown, expected: string): Proof {
  return { kind: 'values', label, found: asText(found), expected };
}

/** A value. */
export function fact(label: string, found: unknown): Proof {
  return { kind: 'fact', label, found: asText(found), expected: null };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : shown(value));

/** The words of the holder, when it said any. */
export function itsWords({ answer }: Evidence): Proof[] {
  if (!answer) return [];
  const { status, error, description, text } = answer;
  const words = error
    ? `${status} ${error}${description ? `: ${excerpt(description, 300)}` : ''}`
    : `${status} ${excerpt(text, 200)}`.trim();
  return [fact('What the holder answered', words)];
}

/** The description of the error when it matches; else null. */
export function said({ answer }: Evidence, pattern: RegExp): string | null {
  return answer && pattern.test(answer.description) ? answer.description : null;
}

/** Space-delimited values. */
export function wordsOf(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

/** The texts of an array, whatever else is in it. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A text, or empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
