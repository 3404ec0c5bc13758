import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffMetadata, driftBetween } from './metadata-diff';

const sent = {
  iss: 'https://app.example',
  client_name: 'Tides',
  contacts: ['mailto:a@b.example', 'mailto:c@d.example'],
  grant_types: ['client_credentials'],
  scope: 'system/Patient.rs system/Group.rs',
};

describe('diffMetadata', () => {
  it('tells lists and scopes by what came and went, in any order', () => {
    expect(diffMetadata(sent, { ...sent, scope: 'system/Group.rs system/Patient.rs' })).toEqual([]);
    expect(diffMetadata(sent, { ...sent, contacts: [...sent.contacts].reverse() })).toEqual([]);
    expect(
      diffMetadata(sent, { ...sent, scope: 'system/Patient.rs system/Device.rs' }),
    ).toMatchObject([
      {
        member: 'scope',
        kind: 'changed',
        addedItems: ['system/Device.rs'],
        removedItems: ['system/Group.rs'],
      },
    ]);
  });

  it('tells what was added, removed and changed, and nothing of single requests', () => {
    const { client_name: _name, ...without } = sent;
    expect(
      diffMetadata(sent, { ...without, tos_uri: 'https://x.example', iat: 5, jti: 'x' }),
    ).toMatchObject([
      { member: 'client_name', kind: 'removed' },
      { member: 'tos_uri', kind: 'added', after: 'https://x.example' },
    ]);
    expect(_name).toBe('Tides');
  });

  it('finds nothing between a state and itself, and the same members in both directions', () => {
    const metadata = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(metadata, metadata, (one, other) => {
        expect(diffMetadata(one, one)).toEqual([]);
        const members = (changes: { member: string }[]) =>
          changes.map(({ member }) => member).sort();
        expect(members(diffMetadata(one, other))).toEqual(members(diffMetadata(other, one)));
      }),
    );
  });
});

describe('driftBetween', () => {
  it('ignores what holders add to every client, and defaults of the standard', () => {
    expect(
      driftBetween(sent, {
        ...sent,
        client_id: 'c',
        client_id_issued_at: 1,
        client_secret: 's',
        client_secret_expires_at: 0,
        registration_access_token: 't',
        registration_client_uri: 'https://h.example/c',
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [],
        tos_uri: null,
      }),
    ).toEqual([]);
  });

  it('does not miss an empty list', () => {
    expect(driftBetween({ ...sent, response_types: [] }, sent)).toEqual([]);
  });

  it('finds what the holder changed, took away or added', () => {
    const { contacts: _contacts, ...said } = sent;
    const changes = driftBetween(sent, {
      ...said,
      scope: 'system/Patient.rs',
      policy_uri: 'https://p.example',
    });
    expect(changes.map(({ member, kind }) => `${member} ${kind}`).sort()).toEqual([
      'contacts removed',
      'policy_uri added',
      'scope changed',
    ]);
    expect(_contacts).toHaveLength(2);
  });

  it('does not miss the issuer, which no answer repeats', () => {
    const { iss: _iss, ...said } = sent;
    expect(driftBetween(sent, said)).toEqual([]);
    expect(_iss).toMatch(/^https/);
  });
});
