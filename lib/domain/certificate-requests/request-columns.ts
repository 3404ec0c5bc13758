import 'server-only';
import type { Prisma } from '@/generated/prisma/client';

/** The columns that a request in a list needs. */
export const requestColumns = {
  id: true,
  workspaceId: true,
  communityId: true,
  communityUri: true,
  state: true,
  form: true,
  createdById: true,
  createdAt: true,
  updatedAt: true,
  workspace: { select: { id: true, slug: true, name: true } },
  key: { select: { id: true, custody: true, publicJwk: true, thumbprint: true } },
} satisfies Prisma.CertificateRequestSelect;

/** Those of one request whole. */
export const requestDetailColumns = {
  ...requestColumns,
  csrPem: true,
  agreement: true,
  acceptedAt: true,
  decidedById: true,
  decidedAt: true,
  decisionReason: true,
  certificateId: true,
  messages: {
    select: { id: true, side: true, kind: true, authorName: true, text: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.CertificateRequestSelect;

export type RequestRow = Prisma.CertificateRequestGetPayload<{ select: typeof requestColumns }>;
export type RequestDetailRow = Prisma.CertificateRequestGetPayload<{
  select: typeof requestDetailColumns;
}>;
