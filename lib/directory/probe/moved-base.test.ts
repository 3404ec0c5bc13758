import { describe, expect, it } from 'vitest';
import { movedBase } from './moved-base';

describe('movedBase', () => {
  it.each([
    ['https://a.example/fhir', 'https://a.example/fhir/metadata', null],
    ['http://A.example/fhir/', 'https://a.example/fhir/metadata', null],
    ['https://a.example/fhir', 'https://b.example/r4/metadata?x=1', 'https://b.example/r4'],
    ['https://a.example/fhir', 'https://a.example/FHIR/metadata', 'https://a.example/FHIR'],
  ])('%s that answered at %s', (base, final, moved) => {
    expect(movedBase(base, final)?.baseUrl ?? null).toBe(moved);
  });
});
