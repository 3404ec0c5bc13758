import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from './document-diff';

const resource = (type: string, more: object = {}) => ({
  type,
  interaction: [{ code: 'read' }],
  ...more,
});
const statement = (resources: readonly object[], more: object = {}) => ({
  resourceType: 'CapabilityStatement',
  date: '2026-01-01',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: resources }],
  ...more,
});

describe('diffDocuments', () => {
  it('finds items of lists by their names, wherever they stand', () => {
    const before = statement([resource('Patient'), resource('Observation')]);
    const after = statement(
      [
        resource('Account'),
        resource('Observation'),
        resource('Patient', { interaction: [{ code: 'search-type' }, { code: 'read' }] }),
      ],
      { date: '2026-02-02', fhirVersion: '4.3.0' },
    );
    const { changes, total } = diffDocuments('metadata', before, after);
    expect(changes.map(({ member, kind }) => [kind, member])).toEqual([
      ['changed', 'fhirVersion'],
      ['added', 'rest[server].resource[Patient].interaction[search-type]'],
      ['added', 'rest[server].resource[Account]'],
    ]);
    expect(changes[0]).toMatchObject({ before: '4.0.1', after: '4.3.0' });
    expect(total).toBe(3);
  });

  it('tells which texts of a list came and went, not their order', () => {
    const { changes } = diffDocuments(
      'smart',
      { capabilities: ['launch-ehr', 'sso-openid-connect'], scopes_supported: ['a', 'b'] },
      { capabilities: ['launch-standalone', 'launch-ehr'], scopes_supported: ['b', 'a'] },
    );
    expect(changes).toEqual([
      {
        member: 'capabilities',
        kind: 'changed',
        before: '["launch-ehr","sso-openid-connect"]',
        after: '["launch-standalone","launch-ehr"]',
        addedItems: ['launch-standalone'],
        removedItems: ['sso-openid-connect'],
      },
    ]);
  });

  it('shows a document that came or went by its members', () => {
    const document = { token_endpoint: 'https://a.example/token' };
    expect(diffDocuments('smart', null, document).changes).toMatchObject([
      { member: 'token_endpoint', kind: 'added', after: 'https://a.example/token' },
    ]);
    expect(diffDocuments('smart', document, null).changes).toMatchObject([
      { member: 'token_endpoint', kind: 'removed', before: 'https://a.example/token' },
    ]);
  });

  it('cuts what is too long or too much, and counts it', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`m${index}`, 'x'.repeat(5_000)]),
    );
    const { changes, total } = diffDocuments('smart', {}, many);
    expect(total).toBe(500);
    expect(changes).toHaveLength(200);
    expect(String(changes[0]?.after)).toHaveLength(301);
    const scopes = Array.from({ length: 100 }, (_, index) => `s${index}`);
    const [change] = diffDocuments(
      'smart',
      { scopes_supported: [] },
      { scopes_supported: scopes },
    ).changes;
    expect(change?.addedItems).toHaveLength(41);
    expect(change?.addedItems.at(-1)).toBe('… and 60 more');
  });

  it('finds nothing between a document and itself, and never throws', () => {
    const json = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'rest', 'type')),
      fc.jsonValue(),
    );
    const kind = fc.constantFrom('metadata' as const, 'smart' as const, 'udap' as const);
    fc.assert(
      fc.property(kind, json, json, (one, before, after) => {
        expect(diffDocuments(one, before, before).total).toBe(0);
        expect(diffDocuments(one, before, after).total).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
