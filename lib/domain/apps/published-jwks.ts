import 'server-only';
import { db } from '@/lib/db/client';
import { PublicJwkSchema, type PublicJwk } from '@/lib/schemas/jwk';
import { isInSet } from './key-states';
import { noSuchApp } from './no-such-app';

/** A key as it stands in the set: its public half, what it is for, and its name. */
export type PublishedJwk = PublicJwk & { use: 'sig'; alg: string; kid: string };

/**
 * The JWK Set of an app: the public halves of its keys, those that are withdrawn left out. For everybody, without a
 * workspace. Only members of public keys get through the schema.
 *
 * @throws AppError `resource.not_found`
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function publishedJwks(
  appId: string,
  now: Date = new Date(),
): Promise<{ keys: PublishedJwk[] }> {
  const client = await db();
  const app = await client.app.findUnique({
    where: { id: appId },
    select: {
      jwksKeys: {
        select: {
          kid: true,
          withdrawnAt: true,
          key: { select: { publicJwk: true, algorithm: true } },
        },
        orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
      },
    },
  });
  if (!app) throw noSuchApp(appId);
  const keys = app.jwksKeys
    .filter((row) => isInSet(row, now))
    .map(({ kid, key: { publicJwk, algorithm } }) => ({
      ...PublicJwkSchema.parse(publicJwk),
      use: 'sig' as const,
      alg: algorithm,
      kid,
    }));
  return { keys };
}
