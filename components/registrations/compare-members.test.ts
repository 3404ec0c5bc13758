import { describe, expect, it } from 'vitest';
import { compareMembers } from './compare-members';

const sent = {
  iss: 'https://app.example',
  sub: 'https://app.example',
  aud: 'https://holder.example/register',
  iat: 1000,
  exp: 1300,
  jti: 'j',
  client_name: 'App',
  scope: 'system/Patient.rs system/Observation.rs',
  contacts: ['mailto:a@app.example', 'mailto:b@app.example'],
  logo_uri: 'https://app.example/logo.png',
};

const states = (said: Record<string, unknown>) =>
  compareMembers(sent, said).map(({ member, state }) => [member, state]);

describe('compareMembers', () => {
  it('finds what the holder says otherwise, and puts it first', () => {
    expect(
      states({
        client_id: 'c1',
        client_name: 'App',
        scope: 'system/Observation.rs system/Patient.rs',
        contacts: ['mailto:b@app.example', 'mailto:a@app.example'],
        logo_uri: 'https://app.example/other.png',
      }),
    ).toEqual([
      ['logo_uri', 'differs'],
      ['client_name', 'same'],
      ['scope', 'same'],
      ['contacts', 'same'],
      ['client_id', 'given'],
    ]);
  });

  it('takes what the holder leaves out for a difference, and has no value for it', () => {
    const [first] = compareMembers(sent, { ...sent, logo_uri: undefined });
    expect(first).toEqual({
      member: 'logo_uri',
      sent: 'https://app.example/logo.png',
      said: undefined,
      state: 'differs',
    });
  });

  it('takes a member that nobody asked for as a difference, and a default of the standard as given', () => {
    const said = { ...sent, policy_uri: 'https://holder.example/p', response_types: ['code'] };
    expect(states(said)).toContainEqual(['policy_uri', 'differs']);
    expect(states(said)).toContainEqual(['response_types', 'given']);
  });

  it('says nothing of the claims of one statement', () => {
    const named = compareMembers(sent, { iat: 2, software_statement: 'x.y.z' }).map(
      ({ member }) => member,
    );
    expect(named).toEqual(['client_name', 'scope', 'contacts', 'logo_uri']);
  });
});
