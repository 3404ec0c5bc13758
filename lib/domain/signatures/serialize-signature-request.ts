import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { SignatureRequestSchema, type SignatureRequest } from '@/lib/schemas/signature';

/** The columns that a signature request needs to be shown. */
export const signatureRequestColumns = {
  id: true,
  keyId: true,
  runId: true,
  purpose: true,
  algorithm: true,
  input: true,
  state: true,
  createdAt: true,
  expiresAt: true,
  key: { select: { name: true, thumbprint: true } },
} satisfies Prisma.SignatureRequestSelect;

type Row = Prisma.SignatureRequestGetPayload<{ select: typeof signatureRequestColumns }>;

/** A database row as the API shows it; a request that nobody waits for any more is expired. */
export function serializeSignatureRequest(row: Row): SignatureRequest {
  const { key, ...columns } = row;
  const isOver = row.state === 'waiting' && row.expiresAt.getTime() <= Date.now();
  return SignatureRequestSchema.parse({
    ...columns,
    keyName: key.name,
    thumbprint: key.thumbprint,
    state: isOver ? 'expired' : row.state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  });
}
