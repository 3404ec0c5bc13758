import { describe, expect, it } from 'vitest';
import { knownWords } from './suggestion-words';

const known = {
  id: 'ep_1',
  baseUrl: 'https://fhir.example.org/r4',
  organizations: ['Harbor Clinic', 'Lakeside Clinic'],
  organizationCount: 2,
  isSameButCase: false,
};

describe('knownWords', () => {
  it.each([
    [null, null],
    [known, 'The directory has this address; behind it: Harbor Clinic, Lakeside Clinic.'],
    [
      { ...known, organizationCount: 9 },
      'The directory has this address; behind it: Harbor Clinic, Lakeside Clinic, 7 more.',
    ],
    [
      { ...known, organizations: [], organizationCount: 0 },
      'The directory has this address; nobody is behind it so far.',
    ],
    [
      { ...known, organizations: ['Harbor Clinic'], organizationCount: 1, isSameButCase: true },
      'The directory has https://fhir.example.org/r4, which differs in upper and lower case only; behind it: Harbor Clinic.',
    ],
  ])('says of %j: %s', (endpoint, words) => {
    expect(knownWords(endpoint)).toBe(words);
  });
});
