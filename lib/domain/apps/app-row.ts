import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { AppMetadataSchema, GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import type { App, AppClient } from '@/lib/schemas/app';
import { jwksUri } from './app-issuer';
import { grantTypes } from './default-clients';

const clientColumns = {
  grantType: true,
  issuer: true,
  scope: true,
  hasRefreshToken: true,
} as const satisfies Prisma.AppClientSelect;

/** The columns that an app needs to be shown. Cancelled registrations are not counted. */
export const appColumns = {
  id: true,
  name: true,
  metadata: true,
  createdAt: true,
  updatedAt: true,
  clients: { select: clientColumns },
  _count: { select: { registrations: { where: { status: { not: 'cancelled' } } } } },
} as const satisfies Prisma.AppSelect;

export type AppRow = Prisma.AppGetPayload<{ select: typeof appColumns }>;

/** A row of a client as the API and the pages show it. */
export function serializeClient(
  row: Prisma.AppClientGetPayload<{ select: typeof clientColumns }>,
): AppClient {
  const { issuer, scope, hasRefreshToken } = row;
  return { grantType: GrantTypeSchema.parse(row.grantType), issuer, scope, hasRefreshToken };
}

/** A database row as the API and the pages show it. */
export function serializeApp(row: AppRow): App {
  const clients = row.clients.map(serializeClient);
  return {
    id: row.id,
    name: row.name,
    metadata: AppMetadataSchema.parse(row.metadata),
    clients: grantTypes.flatMap((wanted) => clients.filter((one) => one.grantType === wanted)),
    jwksUri: jwksUri(row.id),
    registrationCount: row._count.registrations,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
