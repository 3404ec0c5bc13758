import { checksFrom, type Check, type CheckDefinition } from '../check';
import { smart } from '../citations';
import type { ScopeComparison } from './scope-comparison';

const citation = smart('scopes-and-launch-context', 'scopes');

/** What scopes are judged for beside what a token endpoint has to say. */
export const scopeChecks = {
  'smart.scopes.granted': {
    title: 'Nothing that was asked for is missing',
    level: 'advice',
    expected: 'Every right that was asked for, in either syntax of scopes.',
    why: 'A holder may grant less than what was asked for. Requests that need the rest are refused with 403, or answered with less.',
    fix: 'Compare the lists: what is not offered cannot be had; what is not registered needs a new registration. OpenID providers ignore offline_access without prompt=consent, which the sign-in can be sent with.',
    citation,
  },
  'smart.scopes.request': {
    title: 'The granted scopes cover the FHIR request',
    level: 'advice',
    expected: 'A granted scope for the type and the interaction of the request.',
    why: 'Without it the FHIR server refuses the request with 403.',
    fix: 'Ask for a scope of this type with the letter of the interaction: c, r, u, d or s.',
    citation,
  },
  'smart.scopes.readable': {
    title: 'Scopes are spelled as SMART spells them',
    level: 'SHALL',
    expected: 'Version 1: read, write or *. Version 2: letters of cruds, in this order.',
    why: 'Servers may ignore, refuse or widen a scope whose letters are unknown or out of order.',
    fix: 'Write the letters in the order c, r, u, d, s.',
    citation,
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(scopeChecks);

/** What a comparison of scopes means for a run. */
export function checkScopes(comparison: ScopeComparison): Check[] {
  const { rows, request, unreadable } = comparison;
  const missing = rows.filter((row) => row.missing !== '');
  const broken = missing.flatMap((row) => row.breaks);
  return [
    ...(unreadable.length > 0
      ? [check('smart.scopes.readable', { verdict: 'warn', seen: unreadable.join(' ') })]
      : []),
    check('smart.scopes.granted', {
      verdict: missing.length > 0 ? 'warn' : 'pass',
      seen:
        missing.length > 0
          ? `Not granted: ${broken.join(', ')}.`
          : 'All rights that were asked for are granted.',
    }),
    ...(request
      ? [
          check('smart.scopes.request', {
            verdict: request.isCovered ? 'pass' : 'warn',
            seen: `The request will ${request.words}; the grant ${request.isCovered ? 'covers that' : 'does not cover that'}.`,
          }),
        ]
      : []),
  ];
}
