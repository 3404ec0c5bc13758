import { mostPreviewBytes } from '@/lib/schemas/directory-preview';

/** The beginning of a file, uncompressed. */
export interface ListHead {
  fileName: string;
  /** In base64. */
  head: string;
  /** The file ends within it. */
  isWhole: boolean;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  const step = 0x8000;
  for (let from = 0; from < bytes.length; from += step) {
    text += String.fromCharCode(...bytes.subarray(from, from + step));
  }
  return btoa(text);
}

async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/**
 * Reads the first 256 KiB of a file, of a gzip file those of what is in it. Nothing else of it is read, however large it
 * is.
 *
 * @throws TypeError when a gzip file is broken at its beginning
 */
export async function readListHead(file: File): Promise<ListHead> {
  const plain = file.stream();
  const stream = (await isGzip(file)) ? plain.pipeThrough(new DecompressionStream('gzip')) : plain;
  const reader = stream.getReader();
  const head = new Uint8Array(mostPreviewBytes);
  let size = 0;
  let isWhole = false;
  while (size < head.length && !isWhole) {
    const { done, value } = await reader.read();
    isWhole = done;
    if (done) break;
    const part = value.subarray(0, head.length - size);
    head.set(part, size);
    size += part.length;
  }
  await reader.cancel();
  const fileName = file.name.replace(/\.gz$/i, '').slice(-200);
  return { fileName, head: toBase64(head.subarray(0, size)), isWhole };
}
