/** What may be shown of a binary body, and as what. */
export type Picture = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'application/pdf';

const marks: readonly (readonly [Picture, (ascii: string) => boolean])[] = [
  ['image/png', (ascii) => ascii.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (ascii) => ascii.startsWith('\xff\xd8\xff')],
  ['image/gif', (ascii) => /^GIF8[79]a/.test(ascii)],
  ['image/webp', (ascii) => ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP'],
  ['application/pdf', (ascii) => ascii.startsWith('%PDF-')],
];

/**
 * What the bytes are, by their first ones and not by what the server says of them; null for everything that is not
 * shown. What is shown is given this type, so that no server can have its HTML or SVG taken for a page of ours.
 */
export function sniffMedia(bytes: Uint8Array): Picture | null {
  const ascii = String.fromCharCode(...bytes.subarray(0, 16));
  return marks.find(([, matches]) => matches(ascii))?.[0] ?? null;
}

/** The bytes of base64 text, or null when it is none. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text.replace(/\s/g, ''));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}
