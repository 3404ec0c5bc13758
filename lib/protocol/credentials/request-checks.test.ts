import { describe, expect, it } from 'vitest';
import { checkRequest, requestChecks, type RequestFacts } from './request-checks';

const good: RequestFacts = {
  organization: 'Harbour Clinic',
  appName: 'Tide Charts',
  contacts: ['dev@example.org'],
  sanUris: ['https://tides.example.org/app'],
  website: '',
  takenUris: [],
  sanSchemes: [],
  communityAlgorithms: ['RS256', 'ES256'],
  keyAlgorithms: ['ES256'],
  hasAgreement: true,
  acceptedAt: '2026-03-01T12:00:00.000Z',
};

/** What does not pass, as `name verdict`. */
function odd(changes: Partial<RequestFacts>): string[] {
  return checkRequest({ ...good, ...changes })
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id.replace('request.', '')} ${verdict}`);
}

function seen(id: keyof typeof requestChecks, changes: Partial<RequestFacts>): string | undefined {
  return checkRequest({ ...good, ...changes }).find((check) => check.id === id)?.seen;
}

describe('the automatic checks beside a request', () => {
  it('pass a good one, and are all made', () => {
    expect(odd({})).toEqual([]);
    expect(checkRequest(good).map(({ id }) => id)).toEqual(Object.keys(requestChecks));
  });

  it.each<[string, Partial<RequestFacts>, string[]]>([
    ['a URI of somebody else', { takenUris: good.sanUris }, ['uris-free fail']],
    ['what others have beside the request', { takenUris: ['urn:else'] }, []],
    ['a scheme that is not allowed', { sanSchemes: ['urn'] }, ['uri-schemes fail']],
    ['an allowed scheme in capitals', { sanUris: ['HTTPS://tides.example.org'] }, []],
    ['http', { sanUris: ['http://tides.example.org'] }, ['https warn']],
    [
      'https without a host',
      { sanUris: ['https:tides'], website: 'https://example.org' },
      ['https warn'],
    ],
    [
      'an allowed urn, with the website for the contact',
      { sanUris: ['urn:a:b'], sanSchemes: ['urn'], website: 'https://www.example.org' },
      ['https warn'],
    ],
    ['an algorithm that is not allowed', { keyAlgorithms: ['RS384'] }, ['algorithm-allowed fail']],
    ['a key that signs with nothing', { keyAlgorithms: [] }, ['algorithm-allowed fail']],
    ['a community that is gone', { communityAlgorithms: [] }, ['algorithm-allowed skip']],
    ['a contact elsewhere', { contacts: ['a@example.com'] }, ['contact-domain warn']],
    [
      'a contact at a domain that only ends alike',
      { contacts: ['a@ample.org'] },
      ['contact-domain warn'],
    ],
    ['one contact of several', { contacts: ['a@example.com', 'b@Tides.Example.org'] }, []],
    ['a name that says nothing', { appName: ' My App ' }, ['names-meaningful warn']],
    ['a name that is too short', { organization: 'HC' }, ['names-meaningful warn']],
    ['an agreement that was not accepted', { acceptedAt: null }, ['agreement fail']],
    ['no agreement', { acceptedAt: null, hasAgreement: false }, []],
  ])('judge %s', (_name, changes, found) => {
    expect(odd(changes)).toEqual(found);
  });

  it('name what was found', () => {
    const taken = { sanUris: ['urn:a', 'urn:b'], takenUris: ['urn:b'] };
    expect(seen('request.uris-free', taken)).toBe('Another workspace has urn:b.');
    expect(seen('request.algorithm-allowed', { keyAlgorithms: ['ES384'] })).toContain(
      'ES384; the community allows RS256, ES256',
    );
    expect(seen('request.names-meaningful', { appName: 'test' })).toContain('“test”');
  });
});
