import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Prisma } from '@/generated/prisma/client';
import type { RegistrationKey } from './find-registration';

export interface NewRegistration extends RegistrationKey {
  appId: string;
  certificateId: string;
  holderBaseUrl: string;
  method: 'udap';
  clientId: string;
  scope: string;
  /** The holder's answer as parsed JSON, without secrets. */
  response: Record<string, unknown>;
}

/**
 * Keeps what a holder answered to a registration. The same key replaces what was there, as it does at the
 * holder (UDAP Security IG 2 §3.4).
 */
export async function saveRegistration(
  workspaceId: string,
  registration: NewRegistration,
): Promise<string> {
  const client = await db();
  const { registrationEndpoint, community, issuer, ...rest } = registration;
  const changing = {
    ...rest,
    status: 'active',
    response: rest.response as Prisma.InputJsonValue,
  };
  const row = await client.registration.upsert({
    where: {
      workspaceId_registrationEndpoint_community_issuer: {
        workspaceId,
        registrationEndpoint,
        community,
        issuer,
      },
    },
    update: changing,
    create: { id: newId('reg'), workspaceId, registrationEndpoint, community, issuer, ...changing },
    select: { id: true },
  });
  return row.id;
}
