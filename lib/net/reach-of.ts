import 'server-only';
import net from 'node:net';
import { hostOf } from './policy';
import { isPublicAddress } from './public-address';

/** Everybody; everybody, but without TLS; or this machine and its network. */
export type Reach = 'public' | 'no-tls' | 'private';

/** Who can reach a URL, as far as it says so itself. Names are not looked up: what they lead to here may differ. */
export function reachOf(text: string): Reach {
  const url = new URL(text);
  const host = hostOf(url).toLowerCase();
  const isLocalName =
    !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)$/.test(host);
  const isPrivate = net.isIP(host) ? !isPublicAddress(host) : isLocalName;
  if (isPrivate) return 'private';
  return url.protocol === 'https:' ? 'public' : 'no-tls';
}
