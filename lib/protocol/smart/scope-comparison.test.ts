import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededAccess } from './needed-access';
import { checkScopes } from './scope-checks';
import { compareScopes } from './scope-comparison';
import { coversScope, meansSame, readResourceScope, toV1, toV2 } from './scopes';

const resourceScope = fc
  .tuple(
    fc.constantFrom('patient', 'user', 'system'),
    fc.constantFrom('*', 'Patient', 'Observation', 'Condition'),
    fc.oneof(
      fc.constantFrom('read', 'write', '*'),
      fc.subarray(['c', 'r', 'u', 'd', 's'], { minLength: 1 }).map((letters) => letters.join('')),
    ),
  )
  .map(([context, type, rights]) => `${context}/${type}.${rights}`);
const scopeText = fc
  .array(fc.oneof(resourceScope, fc.constantFrom('openid', 'launch', 'offline_access')), {
    maxLength: 6,
  })
  .map((words) => words.join(' '));

describe('scopes by what they mean', () => {
  it.each([
    ['system/Patient.read', 'system/Patient.rs'],
    ['user/*.write', 'user/*.cud'],
    ['patient/Observation.*', 'patient/Observation.cruds'],
  ])('%s is %s', (v1, v2) => {
    expect(meansSame(v1, v2)).toBe(true);
    expect(toV2(readResourceScope(v1)!)).toBe(v2);
    expect(toV1(readResourceScope(v2)!)).toBe(v1);
  });

  it.each([
    'system/Patient.sr',
    'system/Patient.x',
    'system/Patient.',
    'openid',
    'system/Patient.read?a=b',
    'other/Patient.r',
  ])('%s is no resource scope', (text) => expect(readResourceScope(text)).toBeNull());

  it('cannot say in version 1 what is narrowed or between its rights', () => {
    expect(toV1(readResourceScope('system/Patient.r')!)).toBeNull();
    expect(toV1(readResourceScope('system/Observation.rs?category=lab')!)).toBeNull();
  });

  it('counts a wildcard for what it covers, and no further', () => {
    expect(coversScope('system/*.rs', 'system/Patient.r system/Observation.s')).toBe(true);
    expect(coversScope('system/Patient.rs', 'system/*.rs')).toBe(false);
    expect(coversScope('user/*.rs', 'system/Patient.r')).toBe(false);
    expect(coversScope('system/Observation.rs?category=lab', 'system/Observation.rs')).toBe(false);
    expect(coversScope('system/Observation.rs', 'system/Observation.rs?category=lab')).toBe(true);
  });

  it('survives translation there and back', () => {
    fc.assert(
      fc.property(resourceScope, (text) => {
        const scope = readResourceScope(text)!;
        expect(meansSame(text, toV2(scope))).toBe(true);
        const v1 = toV1(scope);
        if (v1 !== null) expect(toV2(readResourceScope(v1)!)).toBe(toV2(scope));
      }),
    );
  });

  it('is an equivalence that order and repetition do not touch', () => {
    fc.assert(
      fc.property(scopeText, scopeText, (one, other) => {
        expect(meansSame(one, one)).toBe(true);
        expect(meansSame(one, other)).toBe(meansSame(other, one));
        expect(meansSame(`${one} ${other}`, `${other} ${one} ${one}`)).toBe(true);
        expect(coversScope(`${one} ${other}`, one)).toBe(true);
      }),
    );
  });
});

describe('the comparison', () => {
  it('puts four lists side by side', () => {
    const { rows, isSame, request } = compareScopes(
      {
        asked: 'system/Patient.rs system/Observation.read openid',
        registered: 'system/*.rs',
        offered: ['system/*.read'],
        granted: 'system/Patient.r system/Encounter.rs',
      },
      { method: 'GET', path: 'Patient?_count=5' },
    );
    expect(isSame).toBe(false);
    expect(rows.map(({ name, missing, breaks }) => ({ name, missing, breaks }))).toEqual([
      { name: 'system/Patient', missing: 's', breaks: ['search Patient'] },
      {
        name: 'system/Observation',
        missing: 'rs',
        breaks: ['read Observation', 'search Observation'],
      },
      { name: 'openid', missing: 'yes', breaks: ['say who signed in (OpenID Connect)'] },
      { name: 'system/Encounter', missing: '', breaks: [] },
      { name: 'system/*', missing: '', breaks: [] },
    ]);
    expect(rows[1]).toMatchObject({
      v1: 'system/Observation.read',
      v2: 'system/Observation.rs',
      registered: { rights: 'rs', words: ['system/*.rs'] },
      offered: { rights: 'rs', words: ['system/*.read'] },
    });
    expect(request).toEqual({ words: 'search Patient', isCovered: false });
  });

  it('is the same when the holder answers in the other syntax', () => {
    const lists = {
      asked: 'system/*.rs',
      registered: null,
      offered: null,
      granted: 'system/*.read',
    };
    const comparison = compareScopes(lists, { method: 'GET', path: 'Patient/1' });
    expect(comparison).toMatchObject({ isSame: true, request: { isCovered: true } });
    expect(comparison.rows[0]?.offered.isKnown).toBe(false);
    expect(checkScopes(comparison).every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('agrees with the meaning of scopes for all lists', () => {
    fc.assert(
      fc.property(scopeText, scopeText, scopeText, (asked, granted, registered) => {
        const { isSame, rows } = compareScopes({ asked, granted, registered, offered: null });
        const hasMissing = rows.some(({ missing }) => missing !== '');
        expect(hasMissing).toBe(!coversScope(granted, asked));
        if (isSame) expect(meansSame(asked, granted)).toBe(true);
        for (const row of rows) expect(row.breaks.length > 0).toBe(row.missing !== '');
      }),
    );
  });

  it('names what is spelled in no way that SMART has', () => {
    const lists = { asked: 'system/Patient.sr', registered: null, offered: null, granted: '' };
    expect(checkScopes(compareScopes(lists)).map(({ id }) => id)).toContain(
      'smart.scopes.readable',
    );
  });
});

describe('what a request needs', () => {
  it.each<[string, string, string | null]>([
    ['GET', 'Patient?_count=5', 'Patient s'],
    ['GET', 'Patient/1', 'Patient r'],
    ['GET', 'Patient/1/_history/2', 'Patient r'],
    ['GET', 'Patient/_history', 'Patient s'],
    ['GET', 'Patient/1/Observation?code=x', 'Observation s'],
    ['POST', 'Observation/_search', 'Observation s'],
    ['POST', 'Observation', 'Observation c'],
    ['PUT', 'Patient/1', 'Patient u'],
    ['PATCH', 'Patient/1', 'Patient u'],
    ['DELETE', 'Patient/1', 'Patient d'],
    ['GET', 'metadata', null],
    ['GET', 'Patient/1/$everything', null],
    ['POST', '', null],
    ['OPTIONS', 'Patient', null],
  ])('%s %s', (method, path, expected) => {
    const needed = neededAccess(method, path);
    expect(needed && `${needed.type} ${needed.letter}`).toBe(expected);
  });
});
