import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import { processFhirResponse } from './response';

const headers = { 'content-type': 'application/fhir+json' };
const patient = { resourceType: 'Patient', id: '1' };
const bundle = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 12,
  entry: [{ resource: patient }],
};
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'error', code: 'forbidden', details: { text: 'no' }, diagnostics: 'scope missing' },
  ],
};

const process = (given: Answer, path = 'Patient?_count=5', isAuthorized = true) =>
  processFhirResponse(answer({ ...given, headers: { ...headers, ...given.headers } }), {
    path,
    isAuthorized,
  });
const odd = (...given: Parameters<typeof process>) =>
  process(...given)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('fhir.response.', '')} ${entry.verdict}`);

describe('processFhirResponse, data', () => {
  it('recognizes a Bundle and a resource', () => {
    expect(odd({ body: bundle })).toEqual([]);
    expect(process({ body: bundle }).checks[0]?.seen).toBe(
      'Status 200, Bundle of type searchset with 1 entry, 12 in total.',
    );
    expect(odd({ body: patient }, 'Patient/1')).toEqual([]);
    expect(process({ body: patient }, '/Patient/1').resource).toEqual(patient);
  });

  it.each<[string, Answer, string, string[]]>([
    ['the wrong type', { body: { resourceType: 'Group' } }, 'Patient/1', ['type fail']],
    ['a resource for a search', { body: patient }, 'Patient', ['type fail']],
    [
      'plain JSON',
      { body: bundle, headers: { 'content-type': 'application/json' } },
      'Patient',
      ['media-type warn'],
    ],
    ['nothing found', { body: { ...bundle, entry: undefined } }, 'Patient', ['empty info']],
    ['an outcome for data', { body: outcome }, 'Patient', ['answered fail']],
    [
      'HTML',
      { body: '<p>', headers: { 'content-type': 'text/html' } },
      'Patient',
      ['resource fail'],
    ],
    [
      'XML',
      { body: '<Patient/>', headers: { 'content-type': 'application/fhir+xml' } },
      'Patient',
      ['resource fail'],
    ],
    ['nothing', { body: '' }, 'Patient', ['resource fail']],
    ['JSON that is no resource', { body: { a: 1 } }, 'Patient', ['resource fail']],
    [
      'a warning in the Bundle',
      {
        body: {
          ...bundle,
          entry: [
            ...bundle.entry,
            {
              resource: {
                resourceType: 'OperationOutcome',
                issue: [{ severity: 'warning', code: 'not-supported', diagnostics: '_foo' }],
              },
            },
          ],
        },
      },
      'Patient?_foo=1',
      ['outcome warn'],
    ],
  ])('finds %s', (_title, given, path, ids) => {
    expect(odd(given, path)).toEqual(ids);
  });

  it('does not judge the type where the path does not say it', () => {
    for (const path of ['Patient/1/_history', 'Patient/$match', '', '?_type=Patient', 'metadata']) {
      expect(odd({ body: patient }, path)).toEqual([]);
    }
  });
});

describe('processFhirResponse, refusals', () => {
  it.each<[number, string]>([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [400, 'rejected'],
    [406, 'rejected'],
    [302, 'redirect'],
    [429, 'rate'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('explains %i with the issues of the server', (status, id) => {
    const { resource, checks } = process({ status, body: outcome });
    expect(resource).toEqual(outcome);
    expect(checks).toMatchObject([
      { id: `fhir.response.${id}`, verdict: 'fail', exchangeId: 'exc_1' },
    ]);
    expect(checks[0]?.seen).toContain('error forbidden: no – scope missing');
  });

  it('quotes challenge, place and time', () => {
    const seen = (given: Answer) => process(given).checks[0]?.seen;
    expect(
      seen({ status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }),
    ).toContain('Bearer error="invalid_token"');
    expect(seen({ status: 301, headers: { location: 'https://x.example' } })).toContain(
      'x.example',
    );
    expect(seen({ status: 429, headers: { 'retry-after': '7' } })).toContain('Retry-After: 7');
    expect(seen({ status: 500, body: 'stack trace' })).toContain('stack trace');
    expect(seen({ status: 500 })).toContain('The body is empty.');
  });

  it('says that there was no token when there was none', () => {
    const [check] = process({ status: 401 }, 'Patient', false).checks;
    expect(check?.fix).toContain('without an access token');
    expect(process({ status: 401 }).checks[0]?.fix).not.toContain('without an access token');
  });

  it('never throws, whatever comes', () => {
    expect(
      processFhirResponse(noAnswer(), { path: 'Patient', isAuthorized: true }).resource,
    ).toBeNull();
    const resource = fc.record({
      resourceType: fc.constantFrom('Bundle', 'OperationOutcome', 'Patient', 'x'),
      entry: fc.jsonValue(),
      issue: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
      type: fc.constantFrom('searchset', 1),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          resource,
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        fc.constantFrom(200, 204, 302, 401, 403, 404, 500),
        fc.string(),
        (body, status, path) => {
          for (const entry of process({ status, body }, path).checks) CheckSchema.parse(entry);
        },
      ),
      { numRuns: 500 },
    );
  });
});
