import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { AppKeyView } from '@/lib/schemas/app';
import { keyStateOf, type KeyTimes } from './key-states';

/** The columns that a key in the set of an app needs to be shown. */
export const appKeyColumns = {
  id: true,
  keyId: true,
  kid: true,
  publishedAt: true,
  signsFrom: true,
  withdrawnAt: true,
  key: { select: { name: true, algorithm: true } },
} as const satisfies Prisma.AppKeySelect;

export type AppKeyRow = Prisma.AppKeyGetPayload<{ select: typeof appKeyColumns }>;

/** A row as the API and the pages show it. `keys` are all of the app: they decide which one signs. */
export function serializeAppKey(row: AppKeyRow, keys: readonly KeyTimes[], now: Date): AppKeyView {
  return {
    id: row.id,
    keyId: row.keyId,
    keyName: row.key.name,
    algorithm: row.key.algorithm,
    kid: row.kid,
    publishedAt: row.publishedAt.toISOString(),
    signsFrom: row.signsFrom.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    state: keyStateOf(row, keys, now),
  };
}
