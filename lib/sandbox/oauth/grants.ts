import 'server-only';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { HolderName } from '../addresses';
import type { AuthorizationRequest } from './authorization-request';
import type { LaunchContext } from './launch-context';

/** How long a code lives, in seconds. */
export const codeSeconds = 60;
const offlineDays = 90;

/** What a person allowed an app. */
export interface NewGrant {
  holder: HolderName;
  clientId: string;
  personId: string;
  scope: string;
  context: LaunchContext;
  authenticatedAt: Date;
  /** When the person is not signed in any more: without `offline_access` the grant ends then. */
  sessionEndsAt: Date;
}

/** Keeps what a person allowed and makes the code for it; only the hash of the code is kept. */
export async function createGrant(grant: NewGrant, request: AuthorizationRequest): Promise<string> {
  const { sessionEndsAt, ...columns } = grant;
  const isOffline = grant.scope.split(' ').includes('offline_access');
  const { token: code, hash } = newToken('code');
  const now = Date.now();
  const client = await db();
  await client.sandboxGrant.create({
    data: {
      id: newId('grant'),
      ...columns,
      expiresAt: isOffline ? new Date(now + offlineDays * 86_400_000) : sessionEndsAt,
      codes: {
        create: {
          codeHash: hash,
          redirectUri: request.hasRedirectUri ? request.redirectUri : null,
          challenge: request.challenge ?? null,
          nonce: request.nonce ?? null,
          dpopJkt: request.dpopJkt ?? null,
          expiresAt: new Date(now + codeSeconds * 1000),
        },
      },
    },
  });
  return code;
}

/** Ends a grant: its access tokens and refresh tokens are worth nothing from now on. */
export async function revokeGrant(grantId: string): Promise<void> {
  const client = await db();
  const revokedAt = new Date();
  await client.$transaction([
    client.sandboxGrant.updateMany({
      where: { id: grantId, revokedAt: null },
      data: { revokedAt },
    }),
    client.sandboxToken.updateMany({ where: { grantId, revokedAt: null }, data: { revokedAt } }),
  ]);
}
