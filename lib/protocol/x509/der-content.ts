/**
 * Where the content of the DER value that begins at `start` begins and ends; null when its length is not DER. That
 * the content ends within the bytes is for the caller to see.
 */
export function contentOf(bytes: Uint8Array, start: number): { from: number; to: number } | null {
  const at = afterTag(bytes, start);
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { from: at + 1, to: at + 1 + first };
  const count = first - 0x80;
  if (count === 0 || count > 3 || at + 1 + count > bytes.length) return null;
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const isShortest = length >= 0x80 && bytes[at + 1] !== 0;
  return isShortest ? { from: at + 1 + count, to: at + 1 + count + length } : null;
}

function afterTag(bytes: Uint8Array, from: number): number {
  if (((bytes[from] ?? 0) & 0x1f) !== 0x1f) return from + 1;
  let at = from + 1;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}
