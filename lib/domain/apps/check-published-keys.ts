import 'server-only';
import { openTransport } from '@/lib/net/open-transport';
import { reachOf } from '@/lib/net/reach-of';
import type { Check } from '@/lib/protocol/check';
import { checkJwks } from '@/lib/protocol/registration/check-jwks';
import type { Transport } from '@/lib/protocol/transport';
import { jwksUri } from './app-issuer';
import { jwksMaxAgeSeconds } from './key-states';
import { listAppKeys } from './list-app-keys';

const totalMs = 10_000;
const maxBytes = 256 * 1024;

/**
 * Fetches the JWK Set of an app at its public address, as a holder would, and says what it finds.
 *
 * @throws AppError `resource.not_found`
 */
export async function checkPublishedKeys(
  workspaceId: string,
  appId: string,
  signal: AbortSignal,
  transport: Transport = openTransport({ signal, limits: { totalMs } }),
): Promise<Check[]> {
  const keys = await listAppKeys(workspaceId, appId);
  const signing = keys.find(({ state }) => state === 'signing');
  const url = jwksUri(appId);
  const result = await transport({
    purpose: 'jwks',
    method: 'GET',
    url,
    headers: { accept: 'application/json, application/jwk-set+json' },
    // A holder may not follow: a redirect is a finding.
    redirect: 'manual',
    maxBytes,
  });
  return checkJwks({
    url,
    reach: reachOf(url),
    signing: signing ? { kid: signing.kid, algorithm: signing.algorithm } : null,
    maxAgeSeconds: jwksMaxAgeSeconds,
    result,
  });
}
