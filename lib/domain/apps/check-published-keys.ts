import 'server-only';
import net from 'node:net';
import { openTransport } from '@/lib/net/open-transport';
import { hostOf } from '@/lib/net/policy';
import { isPublicAddress } from '@/lib/net/public-address';
import type { Check } from '@/lib/protocol/check';
import { checkJwks, type JwksFacts } from '@/lib/protocol/registration/check-jwks';
import type { Transport } from '@/lib/protocol/transport';
import { jwksUri } from './app-issuer';
import { jwksMaxAgeSeconds } from './key-states';
import { listAppKeys } from './list-app-keys';

const totalMs = 10_000;
const maxBytes = 256 * 1024;

/** Who can reach a URL, as far as it says so itself. Names are not looked up: what they lead to here may differ. */
export function reachOf(text: string): JwksFacts['reach'] {
  const url = new URL(text);
  const host = hostOf(url).toLowerCase();
  const isLocalName =
    !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)$/.test(host);
  const isPrivate = net.isIP(host) ? !isPublicAddress(host) : isLocalName;
  if (isPrivate) return 'private';
  return url.protocol === 'https:' ? 'public' : 'no-tls';
}

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
