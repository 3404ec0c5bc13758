import { describe, expect, it } from 'vitest';
import { statementDrift, type StatementDriftInput } from './statement-drift';

const good: StatementDriftInput = {
  sent: { iss: 'https://app.example', client_name: 'Tides', scope: 'system/Patient.rs' },
  answered: { client_id: 'c', client_name: 'Tides', scope: 'system/Patient.rs' },
  registrationEndpoint: 'https://holder.example/register',
  scope: 'system/Patient.rs',
  grantType: 'client_credentials',
  now: {
    registrationEndpoint: 'https://holder.example/register',
    scopesSupported: ['system/*.rs'],
    grantTypesSupported: ['client_credentials'],
  },
};

describe('the drift of a UDAP registration', () => {
  it('is none when all is as it was, and a wildcard covers', () => {
    const { changes, checks } = statementDrift(good);
    expect(changes).toEqual([]);
    expect(checks.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it.each<[string, Partial<StatementDriftInput>, string]>([
    [
      'an endpoint that moved',
      { now: { ...good.now, registrationEndpoint: 'https://new.example/r' } },
      'registration_endpoint',
    ],
    [
      'a scope that is not offered any more',
      { now: { ...good.now, scopesSupported: ['system/Group.rs'] } },
      'scopes_supported',
    ],
    [
      'a workflow that is not offered any more',
      { now: { ...good.now, grantTypesSupported: ['authorization_code'] } },
      'grant_types_supported',
    ],
    [
      'an answer that said something else',
      { answered: { client_name: 'Other', scope: 'system/Patient.rs' } },
      'client_name',
    ],
  ])('is %s', (_, more, member) => {
    const { changes, checks } = statementDrift({ ...good, ...more });
    expect(changes.map((change) => change.member)).toEqual([member]);
    expect(checks.filter(({ verdict }) => verdict === 'warn')).toHaveLength(1);
  });

  it('is not made up where the holder says nothing', () => {
    const now = { ...good.now, scopesSupported: null, grantTypesSupported: null };
    const { changes, checks } = statementDrift({ ...good, now });
    expect(changes).toEqual([]);
    expect(checks.find(({ id }) => id === 'registration.drift.scopes')?.verdict).toBe('skip');
  });
});
