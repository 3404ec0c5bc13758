import { readImage } from './read-image';

const startsWith = (bytes: Uint8Array, text: string) =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Something that a browser would run, or read as a page, whatever it is called. */
function isMarkup(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  return /^<(!doctype|html|script|svg|\?xml|body|head|iframe)/.test(head);
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The media type of a document by its bytes, never by its name: PDF, PNG, JPEG, GIF, plain text or a Word document.
 * Null for all else, pages and pictures with scripts among it.
 */
export function documentKind(bytes: Uint8Array): string | null {
  if (startsWith(bytes, '%PDF-')) return 'application/pdf';
  const image = readImage(bytes);
  if (image) return image.mediaType;
  // The names of the parts stand unpacked in the archive.
  if (startsWith(bytes, 'PK\u0003\u0004')) {
    const text = new TextDecoder('latin1').decode(bytes);
    return text.includes('word/document.xml') && !text.includes('vbaProject.bin') ? word : null;
  }
  return isText(bytes) && !isMarkup(bytes) ? 'text/plain' : null;
}
