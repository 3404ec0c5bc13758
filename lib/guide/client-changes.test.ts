import { describe, expect, it } from 'vitest';
import { choose, isDecided } from './choose';
import { clientChanges } from './client-changes';

describe('what using a recommendation changes', () => {
  const choice = choose({ user: 'patient', offline: 'yes' });
  if (!isDecided(choice)) throw new Error('undecided');
  const scope = 'openid fhirUser launch/patient patient/*.rs offline_access';

  it('is nothing where all is so already', () => {
    const client = { grantType: choice.grant, scope, hasRefreshToken: true };
    expect(clientChanges(client, choice)).toEqual([]);
  });

  it('is shown with what was there before', () => {
    const client = { grantType: choice.grant, scope: 'openid', hasRefreshToken: false };
    expect(clientChanges(client, choice)).toEqual([
      { setting: 'scope', label: 'Scope', before: 'openid', after: scope },
      {
        setting: 'hasRefreshToken',
        label: 'Refresh tokens',
        before: 'not asked for',
        after: 'asked for',
      },
    ]);
  });
});
