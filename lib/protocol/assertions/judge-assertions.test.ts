import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionSchema, type Assertion } from './assertion';
import {
  isDemandedStatus,
  judgeAssertions,
  type Evaluation,
  type JudgedAnswer,
} from './judge-assertions';

const answer: JudgedAnswer = {
  exchangeId: 'exc_1',
  status: 200,
  headers: { 'content-type': 'application/fhir+json; charset=utf-8', etag: 'W/"3"' },
  durationMs: 120,
  json: { resourceType: 'Patient', name: [{ family: 'A/b~c' }], 'a/b': { 'c~d': null } },
};

const evaluations = new Map<string, Evaluation>([
  ['active', { values: [true] }],
  ['name.family', { values: ['Ada', 'Eve'] }],
  ['id', { values: ['7'] }],
  ['none', { values: [] }],
  ['((', { error: 'The expression cannot be read.' }],
]);

const verdictOf = (assertion: Assertion) =>
  judgeAssertions([AssertionSchema.parse(assertion)], answer, evaluations)[0];

describe('judgeAssertions', () => {
  it.each<[Assertion, 'pass' | 'fail', string]>([
    [{ kind: 'status', is: ['200'] }, 'pass', 'Status 200.'],
    [{ kind: 'status', is: ['404', '2xx'] }, 'pass', 'Status 200.'],
    [{ kind: 'status', is: ['4xx'] }, 'fail', 'Status 200.'],
    [{ kind: 'time', belowMs: 121 }, 'pass', '120 ms.'],
    [{ kind: 'time', belowMs: 120 }, 'fail', '120 ms.'],
    [{ kind: 'header', name: 'ETag', is: 'present' }, 'pass', 'ETag: W/"3"'],
    [{ kind: 'header', name: 'ETag', is: 'equals', value: 'W/"3"' }, 'pass', 'ETag: W/"3"'],
    [{ kind: 'header', name: 'ETag', is: 'equals', value: 'W/"4"' }, 'fail', 'ETag: W/"3"'],
    [{ kind: 'header', name: 'etag', is: 'contains', value: '3' }, 'pass', 'etag: W/"3"'],
    [{ kind: 'header', name: 'x-none', is: 'absent' }, 'pass', 'No header x-none.'],
    [{ kind: 'header', name: 'x-none', is: 'contains', value: '' }, 'fail', 'No header x-none.'],
    [{ kind: 'content-type', is: 'application/fhir+json' }, 'pass', 'application/fhir+json'],
    [{ kind: 'content-type', is: 'application/json' }, 'fail', 'application/fhir+json'],
    [{ kind: 'json', pointer: '' }, 'pass', '{"resourceType":"Patient"'],
    [{ kind: 'json', pointer: '/name/0/family' }, 'pass', 'A/b~c'],
    [{ kind: 'json', pointer: '/a~1b/c~0d' }, 'pass', 'null'],
    [{ kind: 'json', pointer: '/name/1' }, 'fail', 'There is no member /name/1.'],
    [{ kind: 'json', pointer: '/constructor' }, 'fail', 'There is no member /constructor.'],
    [{ kind: 'fhirpath', expression: 'active', is: 'true' }, 'pass', 'The value is true.'],
    [{ kind: 'fhirpath', expression: 'id', is: 'true' }, 'fail', 'The value is 7.'],
    [{ kind: 'fhirpath', expression: 'id', is: 'equals', value: '7' }, 'pass', 'The value is 7.'],
    [
      { kind: 'fhirpath', expression: 'name.family', is: 'count', value: '2' },
      'pass',
      '2 values: Ada, Eve.',
    ],
    [
      { kind: 'fhirpath', expression: 'name.family', is: 'equals', value: 'Ada' },
      'fail',
      '2 values: Ada, Eve.',
    ],
    [
      { kind: 'fhirpath', expression: 'none', is: 'exists' },
      'fail',
      'The expression has no value.',
    ],
    [{ kind: 'fhirpath', expression: '((', is: 'exists' }, 'fail', 'cannot be read'],
    [{ kind: 'fhirpath', expression: 'unheard', is: 'exists' }, 'fail', 'was not evaluated'],
  ])('%j: %s', (assertion, verdict, seen) => {
    expect(verdictOf(assertion)).toMatchObject({
      id: `assert.${assertion.kind}`,
      verdict,
      exchangeId: 'exc_1',
    });
    expect(verdictOf(assertion)?.seen).toContain(seen);
  });

  it('says that there is no JSON', () => {
    const noJson = { ...answer, json: undefined };
    const [check] = judgeAssertions([{ kind: 'json', pointer: '' }], noJson, evaluations);
    expect(check).toMatchObject({ verdict: 'fail', seen: 'There is no JSON.' });
  });
});

describe('isDemandedStatus', () => {
  it('takes each status by itself and by its class, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.integer({ min: 100, max: 599 }),
        (a, b) => {
          expect(isDemandedStatus(a, [String(b)])).toBe(a === b);
          expect(isDemandedStatus(a, [`${String(b)[0]}xx`])).toBe(
            Math.floor(a / 100) === Math.floor(b / 100),
          );
        },
      ),
    );
  });
});
