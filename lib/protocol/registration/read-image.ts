/** What the first bytes of an image say. Sizes are in pixels. */
export interface ImageHead {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif';
  width: number;
  height: number;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @see https://www.w3.org/TR/png-3/#11IHDR */
function readPng(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 24 || !startsWith(bytes.subarray(12), ascii('IHDR'))) return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(bytes: Uint8Array): ImageHead | null {
  if (bytes.length < 10) return null;
  const view = viewOf(bytes);
  return {
    mediaType: 'image/gif',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
  };
}

/** Start-of-frame markers; C4, C8 and CC between them mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Goes from segment to segment until the frame. @see ITU-T T.81 Annex B */
function readJpeg(bytes: Uint8Array): ImageHead | null {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes before a marker, and markers without a segment.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (isFrame(marker)) {
      return {
        mediaType: 'image/jpeg',
        width: view.getUint16(at + 7),
        height: view.getUint16(at + 5),
      };
    } else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/**
 * Reads the kind and the size of a PNG, JPEG or GIF from its bytes; null for anything else, and for one whose size
 * cannot be read or is nothing. What a server or a file name says does not count.
 */
export function readImage(bytes: Uint8Array): ImageHead | null {
  let head: ImageHead | null = null;
  if (startsWith(bytes, pngSignature)) head = readPng(bytes);
  else if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))) {
    head = readGif(bytes);
  } else if (startsWith(bytes, [0xff, 0xd8, 0xff])) head = readJpeg(bytes);
  return head && head.width > 0 && head.height > 0 ? head : null;
}

/** What bytes are that are no PNG, JPEG or GIF, as far as people would want to know. */
export function describeOther(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing: the answer is empty';
  const text = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart().toLowerCase();
  if (text.includes('<svg')) return 'an SVG drawing';
  if (text.startsWith('<!doctype html') || text.includes('<html')) return 'a web page';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) {
    return 'a WebP image';
  }
  if (startsWith(bytes.subarray(4), ascii('ftypavif'))) return 'an AVIF image';
  if (startsWith(bytes, [0, 0, 1, 0])) return 'an icon file (ICO)';
  if (startsWith(bytes, ascii('BM'))) return 'a bitmap (BMP)';
  if (startsWith(bytes, pngSignature)) return 'a PNG that is cut short or has no size';
  if (startsWith(bytes, ascii('GIF8'))) return 'a GIF that is cut short or has no size';
  if (startsWith(bytes, [0xff, 0xd8])) return 'a JPEG that is cut short or has no size';
  return 'something that is no image';
}
