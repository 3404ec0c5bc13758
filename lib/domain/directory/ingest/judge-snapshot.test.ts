import { describe, expect, it } from 'vitest';
import type { ImportReport } from '@/lib/schemas/directory-import';
import { judgeSnapshot } from './judge-snapshot';

function report(more: Partial<ImportReport>): ImportReport {
  return {
    format: 'fhir-bundle',
    rows: 100,
    endpoints: 100,
    bases: 100,
    organizations: 100,
    names: 100,
    links: 100,
    lists: 0,
    rejected: 0,
    corrected: 0,
    problems: [],
    verdict: null,
    changes: null,
    ...more,
  };
}

describe('a list is written', () => {
  it('the first time, however small', () => {
    expect(judgeSnapshot(report({ rows: 1, bases: 1, organizations: 0 }), null)).toBeNull();
  });

  it('when it names only other lists', () => {
    const index = report({ bases: 0, organizations: 0, lists: 235 });
    expect(judgeSnapshot(index, null)).toBeNull();
    expect(judgeSnapshot(index, index)).toBeNull();
  });

  it('when it has a little more than half of the last one', () => {
    const more = report({ rows: 51, bases: 51, organizations: 51 });
    expect(judgeSnapshot(more, report({}))).toBeNull();
  });
});

describe('a list is set aside', () => {
  it('when there is nothing usable in it, the first time, too', () => {
    expect(judgeSnapshot(report({ bases: 0 }), null)).toMatchObject({
      code: 'empty',
      found: '100 rows and not one usable base URL',
    });
  });

  it.each(['rows', 'bases', 'organizations'] as const)(
    'when its %s are half of what they were',
    (what) => {
      expect(judgeSnapshot(report({ [what]: 50 }), report({}))).toMatchObject({
        code: 'shrunken',
        expected: 'more than half of the 100 of the last good reading',
      });
    },
  );
});
