import { describe, expect, it } from 'vitest';
import { RunTokenSchema, type RunToken } from '@/lib/schemas/run-token';
import { identityWords, lifeWords, referenceOf, whoOf } from './token-words';

const token = (more: Partial<RunToken> = {}): RunToken => ({
  ...RunTokenSchema.parse({
    id: 'rtk_1',
    registrationId: 'reg_1',
    app: 'Chart Reader',
    clientId: 'client-1',
    holder: 'https://h.example/r4',
    askedScope: 'openid',
    scope: 'openid',
    isEhrLaunch: false,
    idp: '',
    context: {},
    expiresAt: '2026-11-26T12:05:00.000Z',
    isBound: false,
    isRenewable: true,
    createdAt: '2026-11-26T12:00:00.000Z',
    renewedAt: null,
    runId: null,
  }),
  ...more,
});
const identity = {
  iss: 'https://as.example',
  sub: 'person-1',
  fhirUser: 'https://h.example/r4/Patient/p1',
  name: 'Ada Harbor',
};
const known = (more: Partial<typeof identity | Record<'fhirUser' | 'name', null>>) =>
  token({ context: { launch: {}, identity: { ...identity, ...more } } });

describe('whose access it is', () => {
  it.each<[RunToken, string, string]>([
    [known({}), 'Ada Harbor', 'Patient/p1'],
    [known({ name: null }), 'Patient/p1', 'sub person-1'],
    [known({ fhirUser: null }), 'Ada Harbor', 'sub person-1'],
    [known({ name: null, fhirUser: null }), 'person-1', ''],
    [token({ context: { launch: { patient: 'p2' }, identity: null } }), 'p2', ''],
    [token(), 'client-1', ''],
    [token({ clientId: null }), 'Chart Reader', ''],
  ])('%#', (one, who, beside) => {
    expect(whoOf(one)).toBe(who);
    expect(identityWords(one)).toBe(beside);
  });

  it('a reference is the end of its address', () => {
    expect(referenceOf('https://h.example/r4/Practitioner/d-1')).toBe('Practitioner/d-1');
  });
});

describe('how long it is good', () => {
  it.each<[Partial<RunToken>, string | null, RegExp]>([
    [{}, '2026-11-26T12:00:00.000Z', /^good for 5 min.*, then renewed$/],
    [{ isRenewable: false }, '2026-11-26T12:04:30.000Z', /^good for 30\.0 s$/],
    [{}, '2026-11-26T12:05:00.000Z', /^over; renewed when it is used$/],
    [{ isRenewable: false }, '2026-11-26T13:00:00.000Z', /^over; you sign in again$/],
    [{ expiresAt: null }, '2026-11-26T12:00:00.000Z', /^the holder does not say/],
    [{}, null, /^$/],
  ])('%#', (more, now, words) => {
    expect(lifeWords(token(more), now)).toMatch(words);
  });
});
