import { describe, expect, it } from 'vitest';
import { joinFhirUrl, splitFhirUrl } from './split-url';

const bases = ['https://a.example/fhir', 'https://a.example/fhir/r4/', 'https://b.example/Tenant'];

describe('where the base of an address ends', () => {
  it.each([
    ['https://a.example/fhir/r4/Patient?_count=5', 'https://a.example/fhir/r4', 'Patient?_count=5'],
    ['https://a.example/fhir/Patient/1', 'https://a.example/fhir', 'Patient/1'],
    ['https://a.example/fhir/r4x/Patient/1', 'https://a.example/fhir', 'r4x/Patient/1'],
    ['https://b.example/Tenant/Patient/1', 'https://b.example/Tenant', 'Patient/1'],
    [
      'https://c.example/x/y/Patient/1/$everything',
      'https://c.example/x/y',
      'Patient/1/$everything',
    ],
    ['https://c.example/x/metadata', 'https://c.example/x', 'metadata'],
    ['https://c.example/$export?_type=Patient', 'https://c.example', '$export?_type=Patient'],
    [
      'https://c.example/x/.well-known/smart-configuration',
      'https://c.example/x',
      '.well-known/smart-configuration',
    ],
    ['{{base}}/Patient/1#top', '{{base}}', 'Patient/1'],
    ['{{base}}?_type=Patient', '{{base}}', '?_type=Patient'],
    ['https://a.example/fhir/r4', 'https://a.example/fhir/r4', ''],
  ])('%s', (url, holder, path) => {
    expect(splitFhirUrl(url, bases)).toEqual({ holder, path });
    expect(joinFhirUrl({ holder, path })).toBe(url.split('#')[0]);
  });

  it.each(['https://c.example/oauth/token', 'nothing', '/Patient/1'])('nowhere in %s', (url) => {
    expect(splitFhirUrl(url, bases)).toBeNull();
  });
});
