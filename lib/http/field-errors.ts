import 'server-only';
import type * as z from 'zod';
import type { FieldError } from '@/lib/errors';

type Issue = z.core.$ZodIssue;

/** Fields whose values are not repeated in an answer. */
const secretNames = /password|secret|token|key|assertion/i;
const maxShown = 60;

/** What was found, in words that are safe to show. */
function describeFound(value: unknown, path: string): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') {
    if (secretNames.test(path)) return `a text of ${value.length} characters`;
    return value.length > maxShown
      ? `${JSON.stringify(value.slice(0, maxShown))}… (${value.length} characters)`
      : JSON.stringify(value);
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}

function pathOf(prefix: readonly PropertyKey[], issue: Issue): string {
  return [...prefix, ...issue.path].map(String).join('.');
}

/** `Invalid input: expected string, received undefined` → `expected string`: what was found comes from us. */
function expectation(issue: Issue): string {
  return issue.message.replace(/^Invalid input: /, '').replace(/, received .*$/, '');
}

/** What stands at the path of an issue. Of an object that fits no alternative, its discriminator. */
function inputOf(issue: Issue): unknown {
  if (issue.code !== 'invalid_union' || !issue.discriminator) return issue.input;
  return (issue.input as Record<string, unknown> | undefined)?.[issue.discriminator];
}

function flatten(issue: Issue, prefix: readonly PropertyKey[]): FieldError[] {
  const path = pathOf(prefix, issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      code: issue.code,
      detail: `there is no field ${JSON.stringify(key)} here; leave it out or check its spelling`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that fits best tells most.
    const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return nearest.flatMap((inner) => flatten(inner, [...prefix, ...issue.path]));
  }
  return [
    {
      path,
      code: issue.code,
      detail: `${expectation(issue)}; found ${describeFound(inputOf(issue), path)}`,
    },
  ];
}

/**
 * All that is wrong with an input, one entry a field: what was found and what is expected. Parse with
 * `reportInput` so that what was found is known.
 *
 * @param prefix where the input stands: nothing for the body, `query` or `params` otherwise
 */
export function fieldErrors(error: z.ZodError, prefix: readonly string[] = []): FieldError[] {
  return error.issues.flatMap((issue) => flatten(issue, prefix));
}
