import { describe, expect, it } from 'vitest';
import { builtInProfiles } from '@/lib/protocol/registration/profiles/built-in-profiles';
import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import { HolderProfileInputSchema } from '@/lib/schemas/holder-profile';
import { copyDraftOf, draftOf, emptyProfile, profileOf, toggled } from './profile-draft';

describe('the form of a holder profile', () => {
  it.each(builtInProfiles('https://onramp.example').map((one) => [one.key, one] as const))(
    'loses nothing of %s',
    (_, profile) => {
      expect(profileOf(draftOf(profile))).toEqual(profile);
    },
  );

  it('reads lists from lines, blanks and commas', () => {
    const draft = { ...draftOf(emrDirect), hosts: ' a.example\n\n*.b.example, c.example ' };
    expect(profileOf(draft).hosts).toEqual(['a.example', '*.b.example', 'c.example']);
    expect(profileOf({ ...draft, communities: ' ' }).communities).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['', null, []],
    [' 45 ', 45, []],
    ['0', 0, ['methods.dcr.clientIdLifeDays']],
    ['-3', -3, ['methods.dcr.clientIdLifeDays']],
    ['1.5', 1.5, ['methods.dcr.clientIdLifeDays']],
    ['a month', 'a month', ['methods.dcr.clientIdLifeDays']],
  ])('sends %j days as they were typed, never as no end', (typed, expected, paths) => {
    const draft = draftOf(emrDirect);
    draft.methods.dcr.clientIdLifeDays = typed;
    const profile = profileOf(draft);
    expect(profile.methods.dcr.clientIdLifeDays).toBe(expected);
    const { error } = HolderProfileInputSchema.safeParse(JSON.parse(JSON.stringify(profile)));
    expect((error?.issues ?? []).map(({ path }) => path.join('.'))).toEqual(paths);
  });

  it('of a copy is one that the API takes, for no hosts yet', () => {
    const copy = profileOf(copyDraftOf(emrDirect));
    expect(copy).toMatchObject({ key: 'emr-direct-copy', hosts: [], methods: emrDirect.methods });
    expect(HolderProfileInputSchema.safeParse(copy).error).toBeUndefined();
    const long = copyDraftOf({ ...emrDirect, key: 'a'.repeat(61), name: 'n'.repeat(120) });
    expect(HolderProfileInputSchema.safeParse(profileOf(long)).error).toBeUndefined();
  });

  it('that is empty asks for name, key and source, and for nothing else', () => {
    const { error } = HolderProfileInputSchema.safeParse(profileOf(emptyProfile('2027-01-01')));
    expect((error?.issues ?? []).map(({ path }) => path.join('.')).sort()).toEqual([
      'key',
      'name',
      'source.text',
    ]);
  });
});

describe('a list of boxes', () => {
  const all = ['RS256', 'RS384', 'ES256'];
  it('keeps its order, and what it has no box for', () => {
    expect(toggled(all, ['ES256'], 'RS256', true)).toEqual(['RS256', 'ES256']);
    expect(toggled(all, ['RS256', 'PS256', 'ES256'], 'RS256', false)).toEqual(['ES256', 'PS256']);
    expect(toggled(all, ['RS256'], 'RS256', true)).toEqual(['RS256']);
  });
});
