import 'server-only';
import { db } from '@/lib/db/client';
import { PublicJwkSchema } from '@/lib/schemas/jwk';

/** A JWK Set as it is published. */
export interface PublishedJwks {
  keys: Record<string, unknown>[];
}

/**
 * The keys of an app that verify what it signs, as a JWK Set: those that were published and not withdrawn, the oldest
 * first. Only public members are in it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function publishedJwks(appId: string, now = new Date()): Promise<PublishedJwks> {
  const client = await db();
  const rows = await client.appKey.findMany({
    where: { appId, OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }] },
    orderBy: { publishedAt: 'asc' },
    select: { kid: true, key: { select: { publicJwk: true, algorithm: true } } },
  });
  return {
    keys: rows.map(({ kid, key }) => ({
      ...PublicJwkSchema.parse(key.publicJwk),
      use: 'sig',
      alg: key.algorithm,
      kid,
    })),
  };
}
