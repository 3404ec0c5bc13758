import { ListError } from './list-error';

/** Opens the bytes of a list from their beginning; may be called again for a second pass. */
export type OpenList = () => AsyncIterable<Uint8Array>;

/** Large chunks are taken in pieces, so that what is parsed of one does not pile up. */
const pieceBytes = 65_536;

/**
 * The bytes of a list as UTF-8 without a byte order mark, in pieces of at most 64 kB.
 * @throws ListError `file.empty`, `encoding.utf-16` or `encoding.not-utf-8` (with the offset of the piece).
 */
export async function* readUtf8(open: OpenList): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for await (const piece of pieces(open())) {
    if (offset === 0) refuseUtf16(piece);
    check(decoder, piece, offset);
    yield offset === 0 && startsWith(piece, [0xef, 0xbb, 0xbf]) ? piece.subarray(3) : piece;
    offset += piece.byteLength;
  }
  check(decoder, null, offset);
  if (offset > 0) return;
  throw new ListError('file.empty', {
    found: 'The file has 0 bytes.',
    expected: 'A list of endpoints.',
    wayOut: 'Fetch it again; where the publisher serves it empty, wait for the next version.',
  });
}

/** Joins chunks until the first has enough bytes to tell a byte order mark, then cuts. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    let next: Uint8Array = chunk;
    if (start !== null) {
      next = new Uint8Array(start.byteLength + chunk.byteLength);
      next.set(start);
      next.set(chunk, start.byteLength);
      start = next.byteLength < 3 ? next : null;
      if (start !== null) continue;
    }
    for (let from = 0; from < next.byteLength; from += pieceBytes) {
      yield next.subarray(from, from + pieceBytes);
    }
  }
  if (start !== null && start.byteLength > 0) yield start;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refuseUtf16(piece: Uint8Array): void {
  if (!startsWith(piece, [0xff, 0xfe]) && !startsWith(piece, [0xfe, 0xff])) return;
  throw new ListError('encoding.utf-16', {
    found: 'The file is UTF-16: it begins with its byte order mark.',
    expected: 'UTF-8.',
    wayOut: 'Save it as UTF-8 (in Excel: “CSV UTF-8”) and upload that.',
  });
}

function check(decoder: TextDecoder, piece: Uint8Array | null, offset: number): void {
  try {
    decoder.decode(piece ?? new Uint8Array(0), { stream: piece !== null });
  } catch (cause) {
    throw new ListError('encoding.not-utf-8', {
      found: `Bytes that are not UTF-8, ${piece === null ? 'at the end' : `at or after byte ${offset}`}.`,
      expected: 'UTF-8 from the first byte to the last.',
      wayOut: 'Save it as UTF-8 (in Excel: “CSV UTF-8”) and upload that.',
      cause,
    });
  }
}
