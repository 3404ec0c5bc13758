import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointKey, publishedBase } from './endpoint-key';

const keyOf = (text: string) => {
  const result = endpointKey(text);
  return 'problem' in result ? result.problem : result.key;
};

describe('endpointKey', () => {
  it.each([
    ['https://FHIR.Example.org/R4/', 'https://fhir.example.org/R4'],
    ['  http://fhir.example.org:80/r4', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org:443//api//r4//', 'https://fhir.example.org/api/r4'],
    ['https://fhir.example.org:9443/r4', 'https://fhir.example.org:9443/r4'],
    ['https://fhir.example.org/r4/metadata?_format=json#top', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org/r4/.well-known/smart-configuration', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org/r4/$versions', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org/r4/CapabilityStatement', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org/r4/Endpoint/', 'https://fhir.example.org/r4'],
    ['https://klinik-münchen.example/fhir', 'https://xn--klinik-mnchen-3ob.example/fhir'],
    ['https://fhir.example.org./r4', 'https://fhir.example.org/r4'],
    ['https://fhir.example.org', 'https://fhir.example.org'],
  ])('takes %s for %s', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  it('tells host and scheme', () => {
    expect(endpointKey('HTTP://Fhir.Example.org:8080/r4')).toEqual({
      key: 'https://fhir.example.org:8080/r4',
      host: 'fhir.example.org',
      isHttpPublished: true,
    });
  });

  it.each([
    ['', 'it is empty'],
    ['Notapplicable', 'it does not begin with https:// or http://'],
    ['ftp://fhir.example.org/', 'it does not begin with https:// or http://'],
    ['jane.doe@direct.example.org', 'it is an e-mail address'],
    ['https://jane@direct.example.org', 'it has a user name before the host'],
    ['http://fhir.example..1...', 'its host has an empty part or ends in a number'],
    ['https://fhir.example.1./r4', 'it is not a URL'],
    ['https://fhir..example/r4', 'its host has an empty part or ends in a number'],
    ['https://localhost/r4', 'its host has no dot'],
    ['https://[2001:db8::1]/r4', 'its host has no dot'],
    ['https://fhir.example.org/${tenant}/r4', 'it has a placeholder in it'],
    ['https://fhir.example.org/<tenant>/r4', 'it has a placeholder in it'],
    ['https://fhir.example.org/r4/[tenant]', 'it has a placeholder in it'],
    ['https://urldefense.proofpoint.com/v2/url?u=x', 'it is a link that a mail filter rewrote'],
    ['https://fhir.example.org/a b', 'it has white space in it'],
    ['https://fhir.example.org:99999/', 'it is not a URL'],
    [`https://fhir.example.org/${'a'.repeat(500)}`, 'it is longer than 500 characters'],
    [`https://fhir.example.org/${'ü'.repeat(100)}`, 'it is longer than 500 characters'],
  ])('refuses %s: %s', (text, problem) => {
    expect(keyOf(text)).toBe(problem);
  });

  const urlish = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '/',
          '//',
          '.',
          '..',
          '/metadata',
          '/$versions',
          '/.well-known/',
          '/Endpoint',
          ':443',
          '.com',
          '?',
          '#',
          '%',
          '\\',
          '@',
          '[',
          '1.',
        ),
        fc.webPath(),
        fc.string({ maxLength: 5, unit: 'binary' }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => `http://fhir.example${parts.join('')}`);

  it('gives a key whose key is itself, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(urlish, fc.webUrl({ withQueryParameters: true }), fc.string()),
        (text) => {
          const first = endpointKey(text);
          if ('problem' in first) return;
          expect(endpointKey(first.key)).toEqual({ ...first, isHttpPublished: false });
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the base URL to copy', () => {
  it.each([
    ['https://fhir.lakeview.example/R4/', 'https://fhir.lakeview.example/R4/'],
    [' https://fhir.lakeview.example/R4 ', 'https://fhir.lakeview.example/R4'],
    ['https://fhir.lakeview.example/R4/metadata', 'https://fhir.lakeview.example/R4'],
    ['https://fhir.lakeview.example/R4/metadata/?_format=json', 'https://fhir.lakeview.example/R4'],
    [
      'https://fhir.lakeview.example/R4/.well-known/smart-configuration',
      'https://fhir.lakeview.example/R4',
    ],
    ['HTTPS://FHIR.lakeview.example:443//R4', 'HTTPS://FHIR.lakeview.example:443//R4'],
  ])('of %s is %s', (published, base) => {
    expect(publishedBase(published)).toBe(base);
  });
});
