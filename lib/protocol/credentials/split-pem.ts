import { CredentialError } from './problems';

/** One block of PEM. */
export interface PemBlock {
  label: string;
  /** The headers of RFC 1421, such as `Proc-Type`, with names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** What the base64 says, or why there is none. */
  bytes: Uint8Array | CredentialError;
}

const begin = '-----BEGIN ';

/** Whether a text has PEM in it. */
export function isPem(text: string): boolean {
  return text.includes(begin);
}

/**
 * The blocks of PEM in a text, in order; text before, between and after them is passed over. At most
 * `maxBlocks` and one more are read, so that the caller sees that there were too many.
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-2
 */
export function splitPem(text: string, maxBlocks: number): PemBlock[] {
  const blocks: PemBlock[] = [];
  let start = text.indexOf(begin);
  while (start >= 0 && blocks.length <= maxBlocks) {
    const next = text.indexOf(begin, start + begin.length);
    blocks.push(readBlock(text.slice(start, next < 0 ? text.length : next)));
    start = next;
  }
  return blocks;
}

function readBlock(text: string): PemBlock {
  const headerEnd = text.indexOf('-----', begin.length);
  const label = text.slice(begin.length, headerEnd);
  if (headerEnd < 0 || !/^[A-Z0-9 .#/-]{1,60}$/.test(label)) {
    return {
      label: 'unreadable',
      headers: new Map(),
      bytes: new CredentialError(
        'damaged',
        'has a BEGIN line that cannot be read. Copy the file again, with whole lines.',
      ),
    };
  }
  const end = text.indexOf('-----END ', headerEnd);
  const body = text.slice(headerEnd + '-----'.length, end < 0 ? text.length : end);
  const { headers, base64 } = splitHeaders(body);
  if (end < 0) {
    const error = new CredentialError(
      'truncated',
      `was cut off: there is no line “-----END ${label}-----”. Copy the file again, to its last line.`,
    );
    return { label, headers, bytes: error };
  }
  if (!text.startsWith(`${label}-----`, end + '-----END '.length)) {
    const error = new CredentialError(
      'damaged',
      `does not end with “-----END ${label}-----”. Copy the file again, with whole lines.`,
    );
    return { label, headers, bytes: error };
  }
  return { label, headers, bytes: decode(base64) };
}

function splitHeaders(body: string): { headers: Map<string, string>; base64: string } {
  const headers = new Map<string, string>();
  const lines = body.split(/\r\n|\n|\r/);
  let at = lines[0]?.trim() ? 0 : 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    if (colon < 0) break;
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, base64: lines.slice(at).join('') };
}

function decode(base64: string): Uint8Array | CredentialError {
  const text = base64.replace(/\s+/g, '');
  if (text && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0) {
    return Buffer.from(text, 'base64');
  }
  const problem = text ? 'has characters that are no base64, or too few of them' : 'is empty';
  return new CredentialError(
    'damaged',
    `${problem} between its BEGIN and END lines. Copy the file again, with whole lines.`,
  );
}
