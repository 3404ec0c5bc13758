import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import type { Recommendation } from './recommendation';

/** What an app keeps of one of its clients, as far as a recommendation says anything of it. */
export interface ClientSettings {
  grantType: GrantType;
  scope: string;
  hasRefreshToken: boolean;
}

/** One setting that a recommendation would change. */
export interface ClientChange {
  setting: 'scope' | 'hasRefreshToken';
  label: string;
  before: string;
  after: string;
}

const refreshWords = (has: boolean) => (has ? 'asked for' : 'not asked for');

/** What using a recommendation changes at the client of its grant; empty when nothing. */
export function clientChanges(
  client: ClientSettings,
  { scope, isOffline }: Pick<Recommendation, 'scope' | 'isOffline'>,
): ClientChange[] {
  return [
    ...(client.scope === scope
      ? []
      : [{ setting: 'scope' as const, label: 'Scope', before: client.scope, after: scope }]),
    ...(client.hasRefreshToken === isOffline
      ? []
      : [
          {
            setting: 'hasRefreshToken' as const,
            label: 'Refresh tokens',
            before: refreshWords(client.hasRefreshToken),
            after: refreshWords(isOffline),
          },
        ]),
  ];
}
