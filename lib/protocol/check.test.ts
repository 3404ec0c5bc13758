import { describe, expect, it } from 'vitest';
import { checksFrom, mergeChecks, CheckSchema } from './check';

const citation = { label: 'RFC 5280 §6.3', url: 'https://www.rfc-editor.org/rfc/rfc5280' };
const definition = { title: '', level: 'SHALL', expected: '', why: '', fix: '', citation } as const;
const check = checksFrom({ 'a.one': definition, 'a.two': definition });

describe('mergeChecks', () => {
  it('takes the worst verdict, and its text comes first', () => {
    const merged = mergeChecks([
      check('a.one', { verdict: 'pass', seen: 'Fine.', exchangeId: 'exc_1' }),
      check('a.two', { verdict: 'pass', seen: 'Fine too.' }),
      check('a.one', { verdict: 'fail', seen: 'Broken.', exchangeId: 'exc_2' }),
      check('a.one', { verdict: 'warn', seen: 'Odd.' }),
    ]);
    expect(merged.map(({ id, verdict, seen }) => [id, verdict, seen])).toEqual([
      ['a.one', 'fail', 'Broken. Odd. Fine.'],
      ['a.two', 'pass', 'Fine too.'],
    ]);
    expect(merged[0]?.exchangeId).toBe('exc_2');
  });

  it('says once what was seen twice', () => {
    const same = check('a.one', { verdict: 'pass', seen: 'Fine.' });
    expect(mergeChecks([same, same])[0]?.seen).toBe('Fine.');
  });

  it('is about a certificate only where all findings are about that one', () => {
    const about = (certificate: string) =>
      check('a.one', { verdict: 'pass', seen: certificate, certificate });
    expect(mergeChecks([about('aa'), about('aa')])[0]?.certificate).toBe('aa');
    expect(mergeChecks([about('aa'), about('bb')])[0]?.certificate).toBeNull();
  });
});

describe('CheckSchema', () => {
  it('reads checks that were stored before they named a certificate', () => {
    const { certificate, ...stored } = check('a.one', { verdict: 'pass', seen: '' });
    expect(certificate).toBeNull();
    expect(CheckSchema.parse(stored).certificate).toBeNull();
  });
});
