import { describe, expect, it } from 'vitest';
import { FhirError } from '../search/fhir-error';
import { requireJson } from './negotiate';

describe('content negotiation', () => {
  it.each([
    [null, null],
    ['', null],
    ['*/*', null],
    ['application/fhir+json', null],
    ['application/json;q=0.9, text/html', null],
    ['application/fhir+json; fhirVersion=4.0', null],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', null],
    ['application/fhir+xml', 'json'],
    ['application/fhir+xml', 'application/fhir+json'],
    [null, 'application/fhir json'],
  ])('Accept %j with _format %j is JSON', (accept, format) => {
    expect(() => requireJson(accept, format)).not.toThrow();
  });

  it.each([
    ['application/fhir+xml', null],
    ['text/html', null],
    ['application/fhir+json;q=0', null],
    ['application/fhir+json; fhirVersion=3.0', null],
    ['application/fhir+json', 'xml'],
    [null, 'ttl'],
  ])('Accept %j with _format %j is refused', (accept, format) => {
    expect(() => requireJson(accept, format)).toThrow(FhirError);
  });
});
