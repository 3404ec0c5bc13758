import 'server-only';
import { db } from '@/lib/db/client';
import { openPrivateKey, notInVault } from '@/lib/domain/keys/open-private-key';
import type { SigningOccasion } from '@/lib/domain/keys/open-signer';
import { awaitSignature } from '@/lib/domain/signatures/await-signature';
import { assertionSignerFrom, type AssertionSigner } from '@/lib/protocol/jose/assertion-signer';
import { encodeSigningInput } from '@/lib/protocol/jose/signing-input';
import { KeyAlgorithmSchema, type KeyAlgorithm } from '@/lib/schemas/key';
import { signingKeyOf } from './key-states';
import { noSuchApp } from './no-such-app';

/** The key with which an app signs now. The header of an assertion says `kid` and `algorithm`. */
export interface AppSigner {
  kid: string;
  keyName: string;
  algorithm: KeyAlgorithm;
  signer: AssertionSigner;
}

/** The key with which an app signs now, as its row has it; null when it publishes none. */
async function findSigningKey(workspaceId: string, appId: string, now: Date) {
  const client = await db();
  const app = await client.app.findFirst({
    where: { id: appId, workspaceId },
    select: {
      jwksKeys: { include: { key: { select: { name: true, custody: true, algorithm: true } } } },
    },
  });
  if (!app) throw noSuchApp(appId);
  return signingKeyOf(app.jwksKeys, now);
}

/**
 * The algorithm with which an app signs its client assertions now; null when it publishes no key.
 *
 * @throws AppError `resource.not_found`
 */
export async function findSigningAlgorithm(
  workspaceId: string,
  appId: string,
  now: Date,
): Promise<KeyAlgorithm | null> {
  const found = await findSigningKey(workspaceId, appId, now);
  return found && KeyAlgorithmSchema.parse(found.key.algorithm);
}

/**
 * Opens the key with which an app signs its client assertions (private_key_jwt with a JWK Set), or null when it
 * publishes none. A key of the vault stays inside `signer`; for one in a browser `signer` hands out what is to be
 * signed and waits, for which it needs the occasion.
 *
 * @throws AppError `resource.not_found`; `key.not_here` for a key in a browser without an occasion, and from `sign`
 *   when the browser does not answer
 */
export async function openAppSigner(
  workspaceId: string,
  appId: string,
  now: Date,
  occasion?: SigningOccasion,
): Promise<AppSigner | null> {
  const found = await findSigningKey(workspaceId, appId, now);
  if (!found) return null;
  const { keyId, kid, key } = found;
  const algorithm = KeyAlgorithmSchema.parse(key.algorithm);
  if (key.custody === 'vault') {
    const { pkcs8Pem } = await openPrivateKey(workspaceId, keyId);
    const client = await db();
    await client.key.updateMany({ where: { id: keyId, workspaceId }, data: { lastUsedAt: now } });
    return {
      kid,
      keyName: key.name,
      algorithm,
      signer: await assertionSignerFrom(pkcs8Pem, algorithm),
    };
  }
  if (!occasion) throw notInVault(key.custody);
  const signer: AssertionSigner = {
    sign: async (header, payload) => {
      const input = encodeSigningInput(header, payload);
      const wanted = { keyId, algorithm, input, ...occasion };
      return `${input}.${await awaitSignature(workspaceId, wanted)}`;
    },
  };
  return { kid, keyName: key.name, algorithm, signer };
}
