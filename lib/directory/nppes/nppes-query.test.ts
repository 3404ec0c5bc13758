import { describe, expect, it } from 'vitest';
import { NppesSearchSchema } from '@/lib/schemas/nppes';
import { nppesQuery } from './nppes-query';

const parametersOf = (search: Parameters<typeof nppesQuery>[0]) =>
  Object.fromEntries(new URLSearchParams(nppesQuery(search).query ?? ''));

describe('nppesQuery', () => {
  it('asks for the beginning of a name among organizations, with the place in the spelling of NPPES', () => {
    expect(
      parametersOf({
        name: 'Lakeside Clinic',
        city: 'Duluth',
        state: 'Minnesota',
        zip: '55802-1234',
      }),
    ).toEqual({
      version: '2.1',
      enumeration_type: 'NPI-2',
      organization_name: 'LAKESIDE CLINIC*',
      city: 'DULUTH',
      state: 'MN',
      postal_code: '55802',
      limit: '50',
    });
  });

  it('puts one star at the end, however many are typed', () => {
    expect(parametersOf({ name: ' lake* side** ' }).organization_name).toBe('LAKE SIDE*');
  });

  it('looks an NPI up alone, a person’s or an organization’s', () => {
    expect(parametersOf({ npi: '1234567893', name: 'ignored' })).toEqual({
      version: '2.1',
      number: '1234567893',
    });
  });

  it('gives equal queries for equal look-ups', () => {
    expect(nppesQuery({ name: 'harbor', state: 'me' })).toEqual(
      nppesQuery({ state: 'Maine', name: 'HARBOR ' }),
    );
  });

  it.each([
    [{ npi: '1234567890' }, 'npi', /check digit of 123456789 is 3/],
    [{ npi: '12345' }, 'npi', /has 5 digits/],
    [{ name: 'a*' }, 'name', /two characters/],
    [{ name: 'harbor', state: 'Atlantis' }, 'state', /found “Atlantis”/],
    [{ zip: 'abc' }, 'zip', /five digits/],
  ])('names what has to be mended in %j', (search, field, detail) => {
    const { query, problems } = nppesQuery(search);
    expect(query).toBeNull();
    expect(problems).toEqual([{ field, detail: expect.stringMatching(detail) as string }]);
  });
});

describe('NppesSearchSchema', () => {
  it('takes empty fields of a form for absent', () => {
    expect(NppesSearchSchema.parse({ npi: '', name: ' Harbor ', state: '' })).toEqual({
      name: 'Harbor',
    });
  });

  it.each([
    [{}, 'name'],
    [{ state: 'MN' }, 'state'],
  ])('refuses %j, which NPPES would refuse', (search, path) => {
    const parsed = NppesSearchSchema.safeParse(search);
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([[path]]);
  });
});
