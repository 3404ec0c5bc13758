import { describe, expect, it } from 'vitest';
import { startFrom } from './start-from';

describe('startFrom', () => {
  it.each([
    ['https://fhir.example.org/r4', { url: 'https://fhir.example.org/r4' }],
    ['fhir.example.org/r4', { url: 'https://fhir.example.org/r4' }],
    ['1234567893', { npi: '1234567893' }],
    // A mistyped NPI is one all the same: the look-up says what is wrong with it.
    ['1234567890', { npi: '1234567890' }],
    ['55802', { zip: '55802' }],
    ['Harbor Clinic, mn', { name: 'Harbor Clinic', state: 'MN' }],
    ['harbor clinic', { name: 'harbor clinic' }],
    ['in', { name: 'in' }],
    ['', {}],
  ])('takes %j for %j', (q, found) => {
    const filled = Object.entries(startFrom(q)).filter(([, value]) => value !== '');
    expect(Object.fromEntries(filled)).toEqual(found);
  });
});
