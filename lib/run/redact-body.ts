import type { Body } from '@/lib/protocol/exchange';

/** A body before redaction. */
export interface RawBody {
  mediaType: string | null;
  content: Uint8Array;
  /** Bytes on the wire, before decompression. */
  wireBytes: number;
  /** Why the content is not whole; what there is of it is not kept then. */
  incomplete: string | null;
}

/** Text that is kept of one body, in bytes of UTF-8. */
export const keptBytes = 256 * 1024;
/** Read beyond the cut, so that no secret that lies across it is kept in part. */
const overlapBytes = 16 * 1024;

/**
 * The text of a body, or null when it is binary. The charset of the media type decides, UTF-8 by default.
 *
 * @param isCut whether the content may end within a character
 */
export function textOrNull(
  content: Uint8Array,
  mediaType: string | null,
  isCut: boolean,
): string | null {
  // A document, even where it happens to be written in letters only.
  if (String.fromCharCode(...content.subarray(0, 5)) === '%PDF-') return null;
  const charset = /charset\s*=\s*"?([\w:.-]+)/i.exec(mediaType ?? '')?.[1] ?? 'utf-8';
  for (const spare of isCut ? [0, 1, 2, 3] : [0]) {
    try {
      const decoder = new TextDecoder(charset, { fatal: true });
      const text = decoder.decode(content.subarray(0, content.length - spare));
      return text.includes('\0') ? null : text;
    } catch (error) {
      if (error instanceof RangeError) return textOrNull(content, null, isCut);
    }
  }
  return null;
}

/** The longest beginning of a text that fits, never half a character. */
function fitting(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= keptBytes) return text;
  let end = keptBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

/** A body whose text is still longer than what is kept. */
export interface OpenBody extends Body {
  isLong: boolean;
}

/** Reads the text of a body; null, with a note, when it is binary or incomplete. */
export function openBody(body: RawBody): OpenBody {
  const { mediaType, content, wireBytes, incomplete } = body;
  const isLong = content.length > keptBytes;
  const window = isLong ? content.subarray(0, keptBytes + overlapBytes) : content;
  const text = incomplete === null ? textOrNull(window, mediaType, isLong) : null;
  const note = text === null ? (incomplete ?? 'The body is binary and is not kept.') : null;
  return { mediaType, bytes: content.length, wireBytes, text, note, isLong };
}

/** Cuts the redacted text of a body to at most 256 KiB of UTF-8, with a note when it was longer. */
export function closeBody({ isLong, ...body }: OpenBody): Body {
  if (body.text === null) return body;
  const text = fitting(isLong ? body.text.slice(0, -overlapBytes) : body.text);
  const isCut = isLong || text.length < body.text.length;
  const note = isCut ? `Only the beginning of ${body.bytes} bytes is kept.` : null;
  return { ...body, text, note };
}
