import 'server-only';
import { detectFormat, headBytes } from '@/lib/directory/detect-format';
import { readBytes } from '../snapshots/chunks';
import type { Snapshot } from './snapshot-state';

async function headOf(snapshotId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of readBytes(snapshotId)) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes >= headBytes) break;
  }
  return new Uint8Array(Buffer.concat(pieces).subarray(0, headBytes));
}

/**
 * The format of a reading: what the operator said of the source, else what the bytes are.
 *
 * @throws ListError when they are nothing that can be read
 */
export async function detectSnapshot(snapshot: Snapshot): Promise<string> {
  const { format } = snapshot.source;
  if (format !== null) return format;
  const detected = detectFormat(await headOf(snapshot.id), snapshot.fileName);
  if ('problem' in detected) throw detected.problem;
  return detected.format;
}
