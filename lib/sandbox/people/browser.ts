import 'server-only';
import { createHash } from 'node:crypto';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { HolderName } from '../addresses';
import { findPerson, type SandboxPerson } from './people';

const sessionHours = 8;

/** Somebody who is signed in at a holder. */
export interface SandboxSession {
  person: SandboxPerson;
  authenticatedAt: Date;
  expiresAt: Date;
}

/** The cookie that tells the browsers apart that come to a holder. */
export function browserCookieName(holder: HolderName): string {
  return `onramp-sandbox-${holder}`;
}

/** The secret of the browser's cookie for a holder, from a `Cookie` header; null when it has none. */
export function browserSecretOf(holder: HolderName, header: string | null): string | null {
  const wanted = `${browserCookieName(holder)}=`;
  const pair = (header ?? '').split(/;\s*/).find((one) => one.startsWith(wanted));
  return pair?.slice(wanted.length).match(/^browser_[\w-]{43}$/)?.[0] ?? null;
}

/** A new secret for a browser. */
export function newBrowserSecret(): string {
  return newToken('browser').token;
}

/** The header that gives a browser its secret. It reaches the pages of this holder only, and no script. */
export function browserCookie(holder: HolderName, secret: string): string {
  const { pathname, protocol } = new URL(`${env().APP_URL}/sandbox/${holder}`);
  return [
    `${browserCookieName(holder)}=${secret}`,
    `Path=${pathname}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(protocol === 'https:' ? ['Secure'] : []),
    `Max-Age=${sessionHours * 3600}`,
  ].join('; ');
}

/** What a form has to carry so that it is known to come from our page, for one purpose in one browser. */
export function formToken(secret: string, purpose: string): string {
  return createHash('sha256').update(`form ${purpose} ${secret}`).digest('base64url');
}

/** Who is signed in at a holder in the browser with this secret, or null. */
export async function findSession(
  holder: HolderName,
  secret: string | null,
): Promise<SandboxSession | null> {
  if (secret === null) return null;
  const client = await db();
  const row = await client.sandboxSession.findFirst({
    where: { browserHash: hashToken(secret), holder, expiresAt: { gt: new Date() } },
  });
  const person = row && findPerson(holder, row.personId);
  return person && { person, authenticatedAt: row.authenticatedAt, expiresAt: row.expiresAt };
}

/**
 * Signs a person in. The browser gets a new secret, so that one that somebody else planted is worth nothing; the
 * requests that it has open move along.
 *
 * @returns the new secret
 */
export async function startSession(
  holder: HolderName,
  before: string | null,
  person: SandboxPerson,
): Promise<string> {
  const secret = newBrowserSecret();
  const browserHash = hashToken(secret);
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000);
  const client = await db();
  await client.$transaction(async (tx) => {
    if (before !== null) {
      const where = { browserHash: hashToken(before), holder };
      await tx.sandboxSession.deleteMany({ where });
      await tx.sandboxInteraction.updateMany({ where, data: { browserHash } });
    }
    await tx.sandboxSession.create({
      data: { browserHash, holder, personId: person.id, expiresAt },
    });
  });
  return secret;
}

/** Signs out whoever is signed in. */
export async function endSession(holder: HolderName, secret: string): Promise<void> {
  const client = await db();
  await client.sandboxSession.deleteMany({ where: { browserHash: hashToken(secret), holder } });
}
