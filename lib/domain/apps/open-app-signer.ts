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
  const client = await db();
  const app = await client.app.findFirst({
    where: { id: appId, workspaceId },
    select: {
      jwksKeys: { include: { key: { select: { name: true, custody: true, algorithm: true } } } },
    },
  });
  if (!app) throw noSuchApp(appId);
  const found = signingKeyOf(app.jwksKeys, now);
  if (!found) return null;
  const { keyId, kid, key } = found;
  const algorithm = KeyAlgorithmSchema.parse(key.algorithm);
  if (key.custody === 'vault') {
    const { pkcs8Pem } = await openPrivateKey(workspaceId, keyId);
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
