import 'server-only';
import { readFiles } from '@/lib/domain/certificates/read-upload';
import { refuseUpload } from '@/lib/domain/certificates/refuse-upload';
import { defaultAlgorithm } from '@/lib/protocol/credentials/key-kinds';
import type { ImportKey } from '@/lib/schemas/certificate';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import { assertAlgorithm } from './assert-algorithm';
import { storeKey } from './store-key';

const fields = { files: 'files', password: 'password' };

/**
 * Takes the one private key that is in files into the vault. Certificates beside it are passed over: they are
 * uploaded as certificates.
 *
 * @returns the id of the key
 * @throws AppError `request.invalid` with one entry for each problem, `key.duplicate`
 */
export async function importKey(
  workspaceId: string,
  wanted: ImportKey,
  createdById: string | null,
): Promise<string> {
  const { keys, problems } = readFiles(wanted);
  const [key, second] = keys;
  if (problems.length > 0) throw refuseUpload(problems, fields);
  if (!key) {
    throw refuseUpload(
      [
        {
          code: 'missing-key',
          file: null,
          text: 'Found no private key; expected one, as PEM, DER or PKCS #12.',
        },
      ],
      fields,
    );
  }
  if (second) {
    throw refuseUpload(
      [
        {
          code: 'several-keys',
          file: null,
          text: `Found ${keys.length} private keys (${keys.map(({ from }) => from).join('; ')}); expected one. Import them one by one.`,
        },
      ],
      fields,
    );
  }
  const algorithm = wanted.algorithm ?? defaultAlgorithm(key.kind);
  assertAlgorithm(key.kind, algorithm);
  return storeKey(workspaceId, {
    name: wanted.name,
    custody: 'vault',
    origin: 'imported',
    algorithm,
    publicJwk: PublicJwkSchema.parse(key.publicJwk),
    pkcs8Pem: key.pkcs8Pem,
    createdById,
  });
}
