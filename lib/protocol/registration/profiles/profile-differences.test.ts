import { describe, expect, it } from 'vitest';
import type { HolderProfile } from '../holder-profile';
import { emrDirect } from './emr-direct';
import { profileDifferences } from './profile-differences';
import { sourceProblem } from './source-problem';

const changed = (change: (profile: HolderProfile) => void): HolderProfile => {
  const copy = structuredClone(emrDirect);
  change(copy);
  return copy;
};
const now = new Date('2027-03-10T12:00:00Z');

describe('the differences of two profiles', () => {
  it('are none of the same, in whatever order its lists are', () => {
    expect(profileDifferences(emrDirect, structuredClone(emrDirect))).toEqual([]);
    const reversed = changed((one) => one.methods.dcr.requiredMembers.reverse());
    expect(profileDifferences(emrDirect, reversed)).toEqual([]);
  });

  it('name each member with both values', () => {
    const other = changed((one) => {
      one.name = 'Engine';
      one.methods.dcr.clientIdLifeDays = null;
      one.methods.udap.requiredMembers = ['client_name'];
      one.refreshTokens.isSingleUse = null;
      one.source.url = null;
    });
    expect(profileDifferences(emrDirect, other)).toEqual([
      { path: 'name', before: emrDirect.name, after: 'Engine' },
      {
        path: 'methods.udap.requiredMembers',
        before: emrDirect.methods.udap.requiredMembers,
        after: ['client_name'],
      },
      { path: 'methods.dcr.clientIdLifeDays', before: 30, after: null },
      { path: 'refreshTokens.isSingleUse', before: true, after: null },
      { path: 'source.url', before: emrDirect.source.url, after: null },
    ]);
  });

  it('see a list with another number of the same items', () => {
    const other = changed((one) => one.hosts.pop());
    expect(profileDifferences(emrDirect, other).map(({ path }) => path)).toEqual(['hosts']);
  });
});

describe('the source of a profile', () => {
  const newLife = (change: (profile: HolderProfile) => void = () => undefined) =>
    changed((one) => {
      one.methods.dcr.clientIdLifeDays = 60;
      change(one);
    });

  it.each<[string, HolderProfile | null, HolderProfile, string | null]>([
    ['is good when nothing changed', emrDirect, emrDirect, null],
    ['is too old for new knowledge', emrDirect, newLife(), 'stale_source'],
    [
      'may have a new text',
      emrDirect,
      newLife((one) => (one.source.text = 'A mail of theirs')),
      null,
    ],
    ['may have a new day', emrDirect, newLife((one) => (one.source.date = '2027-03-01')), null],
    [
      'may be the same of today',
      newLife((one) => (one.source.date = '2027-03-10')),
      changed((one) => (one.source.date = '2027-03-10')),
      null,
    ],
    ['may be changed alone', emrDirect, changed((one) => (one.source.text = 'Read again')), null],
    ['is free for a new profile', null, emrDirect, null],
    [
      'is not of the future',
      null,
      changed((one) => (one.source.date = '2027-03-12')),
      'in_the_future',
    ],
    [
      'may be of tomorrow, where it is tomorrow already',
      null,
      changed((one) => (one.source.date = '2027-03-11')),
      null,
    ],
  ])('%s', (_, before, after, code) => {
    expect(sourceProblem(before, after, now)?.code ?? null).toBe(code);
  });

  it('is asked for with what changed', () => {
    expect(sourceProblem(emrDirect, newLife(), now)).toMatchObject({
      path: 'source.text',
      detail: expect.stringContaining('methods.dcr.clientIdLifeDays') as string,
    });
  });
});
