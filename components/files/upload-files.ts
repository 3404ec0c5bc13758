import { counted } from '@/lib/format/quantities';
import { toBase64 } from '@/lib/protocol/bytes';
import type { UploadedFile } from '@/lib/schemas/certificate';

/** What the API takes at most; keys and chains are much smaller. */
export const uploadLimits = { files: 12, bytes: 512 * 1024 } as const;

/** A pasted text as a file. */
export function fileOfText(text: string): UploadedFile {
  return { name: 'pasted text', content: toBase64(new TextEncoder().encode(text)) };
}

/** Reads files in the browser into the form in which the API takes them. */
export async function readUploads(files: readonly File[]): Promise<UploadedFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name.slice(0, 200),
      content: toBase64(new Uint8Array(await file.arrayBuffer())),
    })),
  );
}

/**
 * Why files cannot be sent, in words for people; undefined when they can.
 *
 * @param files each with its size in bytes
 */
export function uploadRefusal(
  files: readonly { name: string; size: number }[],
): string | undefined {
  const tooLarge = files.find(({ size }) => size > uploadLimits.bytes);
  if (tooLarge) {
    const size = Math.ceil(tooLarge.size / 1024);
    return `${tooLarge.name} has ${size} kB; a file may have 512 kB. Keys and chains are much smaller: choose another file.`;
  }
  const empty = files.find(({ size }) => size === 0);
  if (empty) return `${empty.name} is empty. Choose another file.`;
  if (files.length > uploadLimits.files) {
    return `These are ${counted(files.length, 'file')}; at most ${uploadLimits.files} are taken at once. Leave out those that do not belong to the chain.`;
  }
  return undefined;
}
