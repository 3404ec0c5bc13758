import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import {
  AuthMethodSchema,
  GrantTypeSchema,
  RegistrationMethodSchema,
} from '@/lib/protocol/registration/client-metadata';
import type { RegistrationStatus, RegistrationSummary } from '@/lib/schemas/registration';

/** The columns that a summary is made of. Sealed values are read to tell whether there are any, and go no further. */
export const summaryColumns = {
  id: true,
  appId: true,
  app: { select: { name: true } },
  certificateId: true,
  certificate: { select: { notAfter: true } },
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
  clientExpiresAt: true,
  sealedClientSecret: true,
  clientSecretExpiresAt: true,
  registrationClientUri: true,
  sealedRegistrationToken: true,
  waitingSince: true,
  remindAt: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.RegistrationSelect;

export type SummaryRow = Prisma.RegistrationGetPayload<{ select: typeof summaryColumns }>;

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** Which end of a registration comes first: of the client_id, of its secret, of the certificate. */
export function endOf(
  row: Pick<SummaryRow, 'clientExpiresAt' | 'clientSecretExpiresAt' | 'certificate'>,
): Date | null {
  const ends = [row.clientExpiresAt, row.clientSecretExpiresAt, row.certificate?.notAfter];
  const known = ends.filter((end) => end instanceof Date);
  return known.length === 0 ? null : new Date(Math.min(...known.map((end) => end.getTime())));
}

/** The status that people see: an active one whose client_id or secret is over is expired. */
export function statusOf(
  row: Pick<SummaryRow, 'status' | 'clientExpiresAt' | 'clientSecretExpiresAt'>,
  now: Date,
): RegistrationStatus {
  if (row.status === 'waiting' || row.status === 'cancelled') return row.status;
  const isOver = [row.clientExpiresAt, row.clientSecretExpiresAt].some((end) => end && end <= now);
  return isOver ? 'expired' : 'active';
}

/** A registration as lists show it. */
export function serializeRegistration(row: SummaryRow, now: Date): RegistrationSummary {
  const { sealedClientSecret, sealedRegistrationToken, app, certificate, ...rest } = row;
  return {
    ...rest,
    appName: app.name,
    method: RegistrationMethodSchema.parse(row.method),
    grantType: GrantTypeSchema.parse(row.grantType),
    authMethod: AuthMethodSchema.parse(row.authMethod),
    status: statusOf(row, now),
    hasClientSecret: sealedClientSecret !== null,
    isManageable: row.registrationClientUri !== null && sealedRegistrationToken !== null,
    clientExpiresAt: iso(row.clientExpiresAt),
    clientSecretExpiresAt: iso(row.clientSecretExpiresAt),
    certificateExpiresAt: iso(certificate?.notAfter),
    endsAt: iso(endOf(row)),
    waitingSince: iso(row.waitingSince),
    remindAt: iso(row.remindAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
