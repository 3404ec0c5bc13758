import { describe, expect, it } from 'vitest';
import { checkSoftwareStatement } from '@/lib/protocol/udap/software-statement';
import type { Check } from '@/lib/protocol/check';
import { lintRows, lintSummary } from './lint-rows';

const now = new Date(1_000_000);
const claims = {
  iss: 'https://app.example',
  sub: 'https://app.example',
  aud: 'https://holder.example/register',
  iat: 1000,
  exp: 1300,
  jti: 'j',
  client_name: 'App',
  contacts: ['mailto:a@app.example'],
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: 'private_key_jwt',
  scope: 'system/*.rs',
};

function judge(ruleSet: 'stu1' | 'stu2', changed: object = {}): Check[] {
  return checkSoftwareStatement(
    { alg: 'RS256' },
    { ...claims, ...changed },
    { ruleSet, audience: claims.aud, now },
  );
}

describe('lintRows', () => {
  it('puts the same rule of both generations into one row, each check once', () => {
    const lint = { stu1: judge('stu1'), stu2: judge('stu2') };
    const rows = lintRows(lint);
    expect(
      rows.every(({ stu1, stu2 }) => stu1 === null || stu2 === null || stu1.id === stu2.id),
    ).toBe(true);
    expect(rows.flatMap(({ stu1 }) => stu1 ?? [])).toHaveLength(lint.stu1.length);
    expect(rows.flatMap(({ stu2 }) => stu2 ?? [])).toHaveLength(lint.stu2.length);
  });

  it('has what needs doing first', () => {
    const rows = lintRows({ stu1: judge('stu1'), stu2: judge('stu2') });
    const verdicts = rows.map(({ worst }) => worst.verdict);
    const firstGood = verdicts.indexOf('pass');
    expect(verdicts.slice(0, firstGood)).toContain('fail');
    expect(verdicts.slice(firstGood)).not.toContain('fail');
    expect(verdicts.slice(firstGood)).not.toContain('warn');
  });

  it('says where the generations differ, and takes the words of the stricter one', () => {
    const [check] = judge('stu2') as [Check];
    const strict = { ...check, verdict: 'fail' as const, level: 'SHALL' as const };
    const mild = { ...check, verdict: 'warn' as const, level: 'SHOULD' as const };
    expect(lintRows({ stu1: [mild], stu2: [strict] })).toEqual([
      { stu1: mild, stu2: strict, worst: strict, differs: true },
    ]);
    expect(lintRows({ stu1: [strict], stu2: [mild] })).toMatchObject([
      { worst: strict, differs: true },
    ]);
    expect(lintRows({ stu1: [mild], stu2: [mild] })).toMatchObject([{ differs: false }]);
  });

  it('keeps a rule that only one of them knows, and a rule that comes twice', () => {
    const [check] = judge('stu2') as [Check];
    const twice = { stu1: [check], stu2: [check, { ...check, verdict: 'warn' as const }] };
    expect(lintRows(twice).map(({ stu1, stu2 }) => [stu1?.verdict, stu2?.verdict])).toEqual([
      [undefined, 'warn'],
      [check.verdict, check.verdict],
    ]);
  });
});

describe('lintSummary', () => {
  const of = (...verdicts: Check['verdict'][]) => {
    const [check] = judge('stu2') as [Check];
    return lintSummary(verdicts.map((verdict) => ({ ...check, verdict })));
  };
  it.each([
    [of('pass', 'info'), 'all good'],
    [of('pass', 'skip'), 'good so far'],
    [of('fail', 'warn'), '1 failed, 1 warning'],
    [of('warn', 'warn'), '2 warnings'],
    [of('fail'), '1 failed'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
