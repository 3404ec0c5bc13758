import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import {
  buildClientMetadata,
  type AuthMethod,
  type GrantType,
} from '@/lib/protocol/registration/client-metadata';
import type { AskHolder, RecordRegistration } from '@/lib/schemas/register';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import { addRevision, type Author } from './add-revision';
import { getRegistrationDetail } from './get-registration-detail';
import { secretBinding } from './registration-binding';
import { requireSecret } from './secret-rules';

const weekMs = 7 * 86_400_000;

interface Common {
  appId: string;
  grantType: GrantType;
  holder: string;
  profile?: string | undefined;
  authMethod: AuthMethod;
  scope: string;
  note: string;
}

/** What both ways by hand have in common: the app, the holder, and what the holder was or is told of the app. */
async function common(workspaceId: string, wanted: Common) {
  const { app, client } = await appClientOf(workspaceId, wanted.appId, wanted.grantType);
  const { baseUrl } = await resolveHolder(wanted.holder);
  const sent = buildClientMetadata({
    app: app.metadata,
    grantType: client.grantType,
    scope: wanted.scope,
    authMethod: wanted.authMethod,
    hasRefreshToken: client.hasRefreshToken,
    ...(wanted.authMethod === 'private_key_jwt' ? { jwksUri: jwksUri(app.id) } : {}),
  });
  return {
    workspaceId,
    appId: app.id,
    holderBaseUrl: baseUrl,
    profileKey: wanted.profile ?? null,
    grantType: wanted.grantType,
    authMethod: wanted.authMethod,
    scope: wanted.scope,
    note: wanted.note,
    sent: { ...sent } as Prisma.InputJsonObject,
    response: {},
  };
}

const date = (text: string | null | undefined) => (text ? new Date(text) : null);

/**
 * Keeps a client that a holder made by hand.
 *
 * @throws AppError `resource.not_found` for the app; `request.invalid` for a holder that is none and for a secret that
 *   does not go with the way to authenticate
 */
export async function recordRegistration(
  workspaceId: string,
  wanted: RecordRegistration,
  author: Author,
): Promise<RegistrationDetail> {
  requireSecret(wanted.authMethod, wanted.clientSecret !== undefined);
  const id = newId('reg');
  const data = {
    ...(await common(workspaceId, wanted)),
    id,
    method: 'manual',
    status: 'active',
    clientId: wanted.clientId,
    clientExpiresAt: date(wanted.clientExpiresAt),
    clientSecretExpiresAt: date(wanted.clientSecretExpiresAt),
    sealedClientSecret:
      wanted.clientSecret === undefined ? null : await seal(wanted.clientSecret, secretBinding(id)),
  };
  return keep(workspaceId, data, 'recorded', author);
}

/**
 * Keeps that a holder was asked for credentials: the registration waits, and somebody is reminded, in a week unless
 * another day is given.
 *
 * @throws AppError `resource.not_found` for the app, `request.invalid` for a holder that is none
 */
export async function askHolder(
  workspaceId: string,
  wanted: AskHolder,
  author: Author,
): Promise<RegistrationDetail> {
  const now = new Date();
  const note = [wanted.recipient && `Asked: ${wanted.recipient}`, wanted.note]
    .filter((line) => line !== '')
    .join('\n\n');
  const data = {
    ...(await common(workspaceId, { ...wanted, note })),
    id: newId('reg'),
    method: 'one-off',
    status: 'waiting',
    waitingSince: now,
    remindAt: date(wanted.remindAt) ?? new Date(now.getTime() + weekMs),
  };
  return keep(workspaceId, data, 'asked', author);
}

async function keep(
  workspaceId: string,
  data: Prisma.RegistrationUncheckedCreateInput,
  kind: 'recorded' | 'asked',
  author: Author,
): Promise<RegistrationDetail> {
  const client = await db();
  await client.$transaction(async (tx) => {
    await tx.registration.create({ data });
    await addRevision(tx, data.id, { kind, author });
  });
  return getRegistrationDetail(workspaceId, data.id);
}
