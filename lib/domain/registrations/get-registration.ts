import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  AppMetadataSchema,
  GrantTypeSchema,
  RegistrationMethodSchema,
  AuthMethodSchema,
  type AppMetadata,
  type AuthMethod,
  type GrantType,
  type RegistrationMethod,
} from '@/lib/protocol/registration/client-metadata';

const columns = {
  id: true,
  appId: true,
  certificateId: true,
  holderBaseUrl: true,
  profileKey: true,
  registrationEndpoint: true,
  community: true,
  issuer: true,
  method: true,
  grantType: true,
  authMethod: true,
  clientId: true,
  scope: true,
  status: true,
  registrationClientUri: true,
  sent: true,
  response: true,
  app: { select: { name: true, metadata: true } },
} as const satisfies Prisma.RegistrationSelect;

type Row = Prisma.RegistrationGetPayload<{ select: typeof columns }>;

/** What an act on a registration needs to know of it. */
export type RegistrationRecord = Omit<
  Row,
  'app' | 'method' | 'grantType' | 'authMethod' | 'sent' | 'response'
> & {
  app: { name: string; metadata: AppMetadata };
  method: RegistrationMethod;
  grantType: GrantType;
  authMethod: AuthMethod;
  /** What was sent or recorded last. */
  sent: Record<string, unknown>;
  /** The holder's last answer, without secrets. */
  response: Record<string, unknown>;
};

/** A registration of this workspace. Throws `resource.not_found`. */
export async function getRegistration(
  workspaceId: string,
  id: string,
): Promise<RegistrationRecord> {
  const client = await db();
  const row = await client.registration.findFirst({ where: { workspaceId, id }, select: columns });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no registration ${id} here.` });
  }
  return {
    ...row,
    app: { name: row.app.name, metadata: AppMetadataSchema.parse(row.app.metadata) },
    method: RegistrationMethodSchema.parse(row.method),
    grantType: GrantTypeSchema.parse(row.grantType),
    authMethod: AuthMethodSchema.parse(row.authMethod),
    sent: row.sent as Record<string, unknown>,
    response: row.response as Record<string, unknown>,
  };
}
