import 'server-only';
import { env } from '@/lib/env';

/** Where holders send people back to: the redirect URI of every client that the portal plays. */
export function callbackUri(): string {
  return `${env().APP_URL}/oauth/callback`;
}

/** Where an EHR opens the portal as an app. */
export function launchUri(): string {
  return `${env().APP_URL}/launch`;
}

/**
 * The picture that people see when a holder asks them for consent. UDAP and most holders take https only, so that a
 * portal on loopback names the address that it would have there.
 */
export function logoUri(): string {
  const url = new URL('/logo.png', env().APP_URL);
  url.protocol = 'https:';
  return url.href;
}
