import 'server-only';
import type { Holder } from '../holders/find-holder';

const dayMs = 86_400_000;

/** When a client that registers now is forgotten; null: never. */
export function endOfClient({ settings }: Holder, now: Date): Date | null {
  const { clientIdLifeDays } = settings;
  return clientIdLifeDays === null ? null : new Date(now.getTime() + clientIdLifeDays * dayMs);
}

/**
 * The end of a client in an answer. No standard has a member for it; holders whose client_ids end say so in one of their
 * own or in their documents, and a client that reads this one knows when to come back. In seconds, as other times are.
 */
export function endMember(expiresAt: Date | null): Record<string, number> {
  return expiresAt === null ? {} : { client_id_expires_at: Math.floor(expiresAt.getTime() / 1000) };
}

/** What a client that still lives looks like in a query. */
export function alive(now = new Date()) {
  return { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
