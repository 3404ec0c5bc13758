import 'server-only';
import type { Prisma } from '@/generated/prisma/client';

/** How long an invitation can be accepted, in milliseconds. */
export const invitationMs = 7 * 24 * 60 * 60 * 1000;

/** The condition that an invitation can still be accepted at `now`. */
export function isOpenAt(now: Date): Prisma.InvitationWhereInput {
  return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
}
