import 'server-only';
import { createHash } from 'node:crypto';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { TokenContextSchema, type TokenContext } from '@/lib/schemas/run-token';
import { accessTokenBinding, dpopKeyBinding, refreshTokenBinding } from './token-binding';

/** Kept access, opened for one run. */
export interface KeptToken {
  id: string;
  tokenEndpoint: string;
  accessToken: string;
  refreshToken: string | null;
  /** The private key to which the tokens are bound; null for bearer tokens. */
  dpopKey: string | null;
  scope: string;
  expiresAt: Date | null;
  /** When the access was given, and when it was renewed last. */
  grantedAt: Date;
  renewedAt: Date | null;
  context: TokenContext;
}

/** What access was given for: the same question gets the same access. */
export interface TokenOccasion {
  registrationId: string;
  /** Whose access it is; null for a token of a script. */
  createdById: string | null;
  holderBaseUrl: string;
  askedScope: string;
  launchHash: string;
  idp: string;
}

/** What an EHR gave with its launch, so that it can be recognized and not used. */
export function launchHashOf(launch: string | undefined): string {
  return launch === undefined ? '' : createHash('sha256').update(launch).digest('hex');
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Kept access by its id, or null when it was forgotten. */
export async function openKeptToken(workspaceId: string, id: string): Promise<KeptToken | null> {
  const client = await db();
  const row = await client.runToken.findFirst({ where: { id, workspaceId } });
  if (!row) return null;
  const {
    sealedAccessToken,
    sealedRefreshToken: refresh,
    sealedDpopKey: key,
    context,
    ...rest
  } = row;
  return {
    id: rest.id,
    tokenEndpoint: rest.tokenEndpoint,
    scope: rest.scope,
    expiresAt: rest.expiresAt,
    grantedAt: rest.createdAt,
    renewedAt: rest.renewedAt,
    context: TokenContextSchema.parse(context),
    accessToken: text(await unseal(sealedAccessToken, accessTokenBinding(id))),
    dpopKey: key === null ? null : text(await unseal(key, dpopKeyBinding(id))),
    refreshToken: refresh === null ? null : text(await unseal(refresh, refreshTokenBinding(id))),
  };
}

/** The newest access that is kept for this occasion, whether or not it still lives. */
export async function findKeptToken(
  workspaceId: string,
  occasion: TokenOccasion,
): Promise<KeptToken | null> {
  const client = await db();
  const row = await client.runToken.findFirst({
    where: { workspaceId, ...occasion },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return row && openKeptToken(workspaceId, row.id);
}
