import 'server-only';
import { openPrivateKey } from '@/lib/domain/keys/open-private-key';
import { writePkcs12 } from '@/lib/protocol/credentials/pkcs12/write';
import { requireCertificate } from './require-certificate';

/**
 * A certificate, its chain and its key of the vault as a PKCS #12 file. Only endpoints behind the permission
 * `key.export` call this, and they audit it.
 *
 * @throws AppError `resource.not_found`, `key.not_here`
 * @see https://www.rfc-editor.org/rfc/rfc7292
 */
export async function exportPkcs12(
  workspaceId: string,
  id: string,
  options: { password: string; encryption: 'modern' | 'legacy' },
): Promise<Uint8Array> {
  const row = await requireCertificate(workspaceId, id);
  const { pkcs8Pem, name } = await openPrivateKey(workspaceId, row.key.id);
  return writePkcs12({ pkcs8Pem, chainPem: row.chainPem, friendlyName: name, ...options });
}
