import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUris } from './compare-uri';

describe('compareUris', () => {
  it('takes only the same string for the same', () => {
    expect(compareUris('https://a.example/fhir', 'https://a.example/fhir').kind).toBe('same');
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareUris(a, b).kind === 'same').toBe(a === b);
      }),
    );
  });

  it.each([
    ['https://a.example/fhir/', 'https://a.example/fhir', '"/" here, nothing there'],
    ['https://A.example/fhir', 'https://a.example/fhir', 'at character 9: "A.example/fhir" here'],
    ['https://a.example:443/fhir', 'https://a.example/fhir', '":443/fhir" here, "/fhir" there'],
    ['https://a.example', 'https://a.example/', 'nothing here, "/" there'],
  ])('%s and %s differ for strict readers only', (found, expected, words) => {
    const result = compareUris(found, expected);
    expect(result.kind).toBe('lenient');
    expect(result).toMatchObject({ difference: expect.stringContaining(words) as string });
  });

  it.each([
    ['https://a.example/FHIR', 'https://a.example/fhir'],
    ['http://a.example/fhir', 'https://a.example/fhir'],
    ['https://a.example:8443/fhir', 'https://a.example/fhir'],
    ['https://a.example/fhir?x', 'https://a.example/fhir'],
    ['urn:oid:1.2', 'urn:oid:1.2.3'],
    ['not a uri', 'https://a.example'],
  ])('%s and %s are different', (found, expected) => {
    expect(compareUris(found, expected).kind).toBe('different');
  });
});
