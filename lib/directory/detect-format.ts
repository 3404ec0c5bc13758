import { detectCsv } from './detect-csv';
import { detectJson } from './detect-json';
import type { ListErrorCode } from './list-error';
import { refuse, type DetectedFormat } from './refuse-format';

/** How many bytes of a list are enough. */
export const headBytes = 65_536;

const wayOut = 'Fetch the list itself, as CSV or JSON, and upload that.';

/** By the first bytes, which lie less often than names and content types do. */
const signatures: readonly {
  bytes: readonly number[];
  code: ListErrorCode;
  found: string;
  wayOut: string;
}[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], code: 'format.pdf', found: 'A PDF document.', wayOut },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    code: 'format.zip',
    found: 'A ZIP archive or an Excel workbook.',
    wayOut: 'Unpack it, or save the worksheet with the data as CSV UTF-8, and upload that.',
  },
  {
    bytes: [0x1f, 0x8b],
    code: 'format.gzip',
    found: 'A file that is compressed with gzip.',
    wayOut: 'Unpack it and upload what is in it.',
  },
  {
    bytes: [0xff, 0xfe],
    code: 'encoding.utf-16',
    found: 'Text in UTF-16.',
    wayOut: 'Save it as UTF-8 (in Excel: “CSV UTF-8”) and upload that.',
  },
  {
    bytes: [0xfe, 0xff],
    code: 'encoding.utf-16',
    found: 'Text in UTF-16.',
    wayOut: 'Save it as UTF-8 (in Excel: “CSV UTF-8”) and upload that.',
  },
];

/**
 * Finds out the form of a list from its first 64 kB. The name only decides between forms that look alike.
 * Never throws.
 * @param head the first `headBytes` bytes, or all when there are fewer.
 */
export function detectFormat(head: Uint8Array, fileName: string | null): DetectedFormat {
  if (head.byteLength === 0) {
    return refuse(
      'file.empty',
      'The file has 0 bytes.',
      'Fetch it again, or wait for the next version.',
    );
  }
  const signature = signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (signature) return refuse(signature.code, signature.found, signature.wayOut);
  if (head.includes(0)) return refuse('format.binary', 'Binary data, not text.', wayOut);
  const text = new TextDecoder().decode(head);
  const start = text.trimStart();
  if (start === '') return refuse('file.empty', 'Nothing but white space.', 'Fetch it again.');
  if (/^(?:<{7}|>{7}) /m.test(text)) {
    return refuse(
      'format.conflict',
      'Conflict markers of a version control system (<<<<<<<): two versions in one file.',
      'Wait until the publisher has mended it, or remove one of the versions.',
    );
  }
  if (start.startsWith('<')) return markup(start);
  return /^[{[]/.test(start) ? detectJson(text, fileName) : detectCsv(text, fileName);
}

function markup(start: string): DetectedFormat {
  if (/^<(?:\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<?Bundle\b/s.test(start)) {
    return refuse(
      'format.xml',
      'A FHIR Bundle in XML.',
      'Ask for JSON: add ?_format=json, or send Accept: application/fhir+json.',
    );
  }
  if (/^<\?xml(?!.{0,400}<html)/is.test(start))
    return refuse('format.xml', 'An XML document.', wayOut);
  return refuse(
    'format.html',
    `A web page${titleOf(start)}, not a list, whatever its name and content type say.`,
    'The address may need a sign-in or lead to a page about the list: find the address of the list itself.',
  );
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]{1,100})/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim();
  return title ? ` (“${title}”)` : '';
}
