import 'server-only';
import { encryptPkcs8 } from '@/lib/protocol/credentials/encrypt-pkcs8';
import { openPrivateKey } from './open-private-key';

/**
 * A key of the vault as a file, encrypted with a password. Only endpoints behind the permission `key.export`
 * call this, and they audit it.
 *
 * @returns PEM, “ENCRYPTED PRIVATE KEY” (PKCS #8 with PBES2)
 * @throws AppError `resource.not_found`, `key.not_here`
 */
export async function exportKey(
  workspaceId: string,
  id: string,
  password: string,
): Promise<string> {
  const { pkcs8Pem } = await openPrivateKey(workspaceId, id);
  return encryptPkcs8(pkcs8Pem, password);
}
