import { describe, expect, it } from 'vitest';
import { FhirError } from '../search/fhir-error';
import { negotiate, wantsContent } from './negotiate';

describe('content negotiation', () => {
  it.each([
    [null, null, 'json'],
    ['', null, 'json'],
    ['*/*', null, 'json'],
    ['application/fhir+json', null, 'json'],
    ['application/json;q=0.9, text/html', null, 'json'],
    ['application/fhir+json; fhirVersion=4.0', null, 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', null, 'json'],
    ['application/fhir+xml', 'json', 'json'],
    ['application/fhir+xml', 'application/fhir+json', 'json'],
    [null, 'application/fhir json', 'json'],
    ['application/fhir+xml', null, 'xml'],
    ['application/fhir+xml;q=0.9, application/fhir+json;q=0.5', null, 'xml'],
    ['application/fhir+xml;q=0.5, application/fhir+json', null, 'json'],
    ['text/xml', null, 'xml'],
    ['application/fhir+json', 'xml', 'xml'],
    [null, 'application/fhir+xml', 'xml'],
  ])('Accept %j with _format %j is %s', (accept, format, expected) => {
    expect(negotiate(accept, format)).toBe(expected);
  });

  it.each([
    ['text/html', null],
    ['application/fhir+json;q=0', null],
    ['application/fhir+json; fhirVersion=3.0', null],
    [null, 'ttl'],
  ])('Accept %j with _format %j is refused', (accept, format) => {
    expect(() => negotiate(accept, format)).toThrow(FhirError);
  });

  it.each([
    ['image/png', true],
    ['image/*', true],
    ['*/*', true],
    ['image/png, application/fhir+json;q=0.5', true],
    ['application/fhir+json, image/png;q=0.5', false],
    ['application/fhir+xml', false],
    ['application/pdf', false],
    [null, false],
  ])('Accept %j wants a picture itself: %j', (accept, expected) => {
    expect(wantsContent(accept, 'image/png')).toBe(expected);
  });
});
