import 'server-only';
import { db } from '@/lib/db/client';
import {
  currentMasterKey,
  dropPreviousKeyFile,
  hasPreviousKeyFile,
  isMasterKeyFile,
  replaceMasterKeyFile,
} from '@/lib/crypto/master-key';
import { seal, sealedUnder, unseal } from '@/lib/crypto/vault';
import { sealedColumns, type SealedColumn } from './sealed-columns';

/** What a rotation did. */
export interface Rotation {
  /** The id of the master key that everything is sealed under now. */
  masterKeyId: string;
  resealed: number;
  /** Sealed under it already. */
  untouched: number;
}

/**
 * Seals everything that is secret in the database again under the current master key. Where that key is a
 * file, a new one is put in its place first, and the old one is dropped at the end; a rotation that was cut
 * short is finished by the next one. Where it comes from MASTER_KEY, the operator has set the new one there
 * and the old one in MASTER_KEY_PREVIOUS.
 *
 * A value that somebody changes meanwhile is sealed under the current key by that, so it is left alone.
 */
export async function rotateMasterKey(): Promise<Rotation> {
  if (isMasterKeyFile() && !(await hasPreviousKeyFile())) await replaceMasterKeyFile();
  const { id: masterKeyId } = await currentMasterKey();
  const result: Rotation = { masterKeyId, resealed: 0, untouched: 0 };
  for (const column of sealedColumns(await db())) {
    const counts = await resealColumn(column, masterKeyId);
    result.resealed += counts.resealed;
    result.untouched += counts.untouched;
  }
  if (isMasterKeyFile()) await dropPreviousKeyFile();
  return result;
}

async function resealColumn(column: SealedColumn, masterKeyId: string) {
  const counts = { resealed: 0, untouched: 0 };
  for (const { id, sealed } of await column.list()) {
    if (sealedUnder(sealed) === masterKeyId) {
      counts.untouched += 1;
      continue;
    }
    const boundTo = column.bindingOf(id);
    await column.replace(id, sealed, await seal(await unseal(sealed, boundTo), boundTo));
    counts.resealed += 1;
  }
  return counts;
}
