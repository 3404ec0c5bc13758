import { flows } from './flow-facts';
import type { Recommendation } from './recommendation';

const methodPhrases = {
  udap: 'register with a signed software statement',
  dcr: 'register through the registration endpoint, where there is one',
  manual: 'register by hand at each holder',
  'one-off': 'ask the holder for credentials',
} as const;

const clientPhrases = {
  none: 'a public client',
  client_secret_basic: 'a client with a secret',
  private_key_jwt: 'a client with a key of its own',
  udap: 'a client with a certificate',
} as const;

/** A recommendation in one sentence. */
export function sentenceOf({ flow, client, methods, isOffline }: Recommendation): string {
  const method = methods[0]?.method ?? 'manual';
  const refresh = isOffline ? ', and ask for refresh tokens' : '';
  return `Use ${flows[flow].name} as ${clientPhrases[client.authentication]}, ${methodPhrases[method]}${refresh}.`;
}
