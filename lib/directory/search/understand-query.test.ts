import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostWords, understandQuery } from './understand-query';

const nameOf = (text: string) => {
  const understood = understandQuery(text);
  if (understood.as !== 'name') throw new Error(`${text} was taken for ${understood.as}`);
  return understood;
};

describe('understandQuery', () => {
  it.each([
    ['https://FHIR.lakeside.example/api/FHIR/R4/', 'https://fhir.lakeside.example/api/FHIR/R4'],
    ['http://fhir.lakeside.example:443/r4/metadata', 'https://fhir.lakeside.example/r4'],
    ['fhir.lakeside.example/r4', 'https://fhir.lakeside.example/r4'],
    ['https://fhir.lakeside.example', 'https://fhir.lakeside.example'],
    [
      'https://fhir.lakeside.example/r4/.well-known/smart-configuration',
      'https://fhir.lakeside.example/r4',
    ],
  ])('%s is a URL', (text, key) => {
    expect(understandQuery(text)).toMatchObject({ as: 'url', host: 'fhir.lakeside.example' });
    expect(understandQuery(text)).toHaveProperty(['keys', 0], key);
  });

  it('looks above a URL of a resource, down to the host', () => {
    expect(understandQuery('https://a.example/r4/Patient/1')).toHaveProperty('keys', [
      'https://a.example/r4/Patient/1',
      'https://a.example/r4/Patient',
      'https://a.example/r4',
      'https://a.example',
    ]);
  });

  it('takes a name with dots for a host, and one with white space for words', () => {
    expect(understandQuery('fhir.lakeside.example')).toMatchObject({
      as: 'host',
      host: 'fhir.lakeside.example',
      words: ['fhir', 'lakeside', 'example'],
    });
    expect(understandQuery('lakeside.example:9443')).toMatchObject({ as: 'host' });
    expect(nameOf('St. Joseph').words).toEqual(['st', 'joseph']);
  });

  it.each(['1234567893', 'NPI 1234567893', '123-456-7893'])('%s is an NPI', (text) => {
    expect(understandQuery(text)).toMatchObject({ as: 'npi', npi: '1234567893', note: null });
  });

  it('says what is wrong with an NPI', () => {
    expect(understandQuery('1234567890')).toMatchObject({
      as: 'npi',
      note: expect.stringContaining('the check digit of 123456789 is 3') as string,
    });
  });

  it('knows ZIP codes', () => {
    expect(understandQuery('44195')).toMatchObject({ as: 'zip', zip: '44195' });
    expect(understandQuery('44195-0001')).toMatchObject({ as: 'zip', zip: '44195' });
  });

  it.each([
    ['cleveland clinic OH', 'OH', 1, true],
    ['cleveland clinic, oh', 'OH', 1, true],
    ['mayo clinic arizona', 'AZ', 1, false],
    ['lakeside hospital new york', 'NY', 2, false],
    ['lakeside west virginia', 'WV', 2, false],
    ['OH', 'OH', 1, true],
    ['cleveland clinic oh', 'OH', 1, false],
    ['family clinic tx', 'TX', 1, false],
  ])('“%s” ends with the state %s', (text, code, words, isCode) => {
    expect(nameOf(text).state).toEqual({ code, words, isCode });
  });

  it.each([
    'Washington Regional',
    'Oregon Clinic',
    'check in',
    'life or',
    'help me',
    'in',
    'OH my',
  ])('“%s” names no state', (text) => expect(nameOf(text).state).toBeNull());

  it('takes filters out of the words', () => {
    const text = 'lakeside vendor:Epic has:udap state:new-york fhir:r4 status:working clinic';
    expect(nameOf(text)).toMatchObject({
      words: ['lakeside', 'clinic'],
      filters: {
        vendor: ['epic'],
        has: ['udap'],
        state: ['NY'],
        fhir: ['r4'],
        status: ['working'],
      },
      note: null,
    });
    expect(understandQuery('vendor:epic')).toMatchObject({ as: 'everything' });
  });

  it('says what a filter takes that it does not know', () => {
    const { note, words } = nameOf('lakeside has:wings');
    expect(words).toEqual(['lakeside']);
    expect(note).toBe('“has:wings” was left out: has: takes smart, udap, registration.');
  });

  it('searches for eight words and says so', () => {
    const { words, note } = nameOf('a b c d e f g h i j');
    expect(words).toHaveLength(mostWords);
    expect(note).toBe('Only the first 8 of 10 words were searched for.');
  });

  it('takes anything, and makes bounded work of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const understood = understandQuery(text);
        if ('words' in understood) expect(understood.words.length).toBeLessThanOrEqual(mostWords);
        if (understood.as === 'url') expect(understood.keys.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
