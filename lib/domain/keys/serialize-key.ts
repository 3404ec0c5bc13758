import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { describeJwk } from '@/lib/protocol/credentials/key-kinds';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import { KeySummarySchema, type KeySummary } from '@/lib/schemas/key';

/** The columns that a key needs to be shown; the sealed private key is not among them. */
export const keyColumns = {
  id: true,
  name: true,
  custody: true,
  origin: true,
  algorithm: true,
  thumbprint: true,
  publicJwk: true,
  createdAt: true,
  createdById: true,
  replaceBy: true,
  lastUsedAt: true,
  certificates: {
    select: { id: true, subject: true, notAfter: true },
    orderBy: { createdAt: 'desc' },
  },
} satisfies Prisma.KeySelect;

export type KeyRow = Prisma.KeyGetPayload<{ select: typeof keyColumns }>;

/** A database row as the API and the pages show it. `names` tells who made it. */
export function serializeKey(row: KeyRow, names: ReadonlyMap<string, string>): KeySummary {
  const { createdById, certificates, publicJwk, ...columns } = row;
  return KeySummarySchema.parse({
    ...columns,
    publicJwk,
    kind: describeJwk(PublicJwkSchema.parse(publicJwk)),
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
    createdAt: row.createdAt.toISOString(),
    replaceBy: row.replaceBy?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    certificates: certificates.map(({ notAfter, ...rest }) => ({
      ...rest,
      notAfter: notAfter.toISOString(),
    })),
  });
}
