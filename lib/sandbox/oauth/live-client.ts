import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Holder } from '../holders/settings';

/** Of the clients those that have not ended: a holder does not know the others any more. */
export function liveClients(): Prisma.SandboxClientWhereInput {
  return { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
}

/** When a client that registers now ends at a holder; null: never. */
export function clientEnd({ settings }: Holder): Date | null {
  const { clientIdLifeDays: days } = settings;
  return days === null ? null : new Date(Date.now() + days * 86_400_000);
}

/**
 * The end of a client as its registration answer tells it. No standard has a member for that: RFC 7591 lets only the
 * secret end. The holder says it nevertheless, in seconds since 1970, because a client that does not know the end
 * finds out when it is refused. RFC 7591 §3.2.1 allows such members, and clients ignore those they do not know.
 * Absent where ids do not end.
 */
export function endMember(expiresAt: Date | null): { client_id_expires_at?: number } {
  return expiresAt ? { client_id_expires_at: secondsOf(expiresAt) } : {};
}

/** A moment in whole seconds since 1970. */
export function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
