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
