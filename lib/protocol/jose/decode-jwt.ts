import { excerpt, fromBase64Url } from '../bytes';

/** Why something is not a JWT in compact serialization. */
export type JwtErrorCode =
  | 'empty'
  | 'json-serialization'
  | 'encrypted'
  | 'parts'
  | 'base64url'
  | 'utf8'
  | 'json'
  | 'not-an-object'
  | 'alg-missing';

/** Not a JWT; the message says what was found, and in which part. */
export class JwtError extends Error {
  readonly code: JwtErrorCode;

  constructor(code: JwtErrorCode, message: string) {
    super(message);
    this.name = 'JwtError';
    this.code = code;
  }
}

/** A JWT taken apart. Nothing in it is verified. */
export interface DecodedJwt {
  header: Record<string, unknown> & { alg: string };
  claims: Record<string, unknown>;
  /** Empty when the third part is empty. */
  signature: Uint8Array;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes a JWT in JWS compact serialization apart, without verifying anything.
 * @throws {JwtError} and nothing else, for any input.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7.1
 */
export function decodeJwt(compact: string): DecodedJwt {
  if (typeof compact !== 'string' || compact === '') {
    throw new JwtError('empty', 'There is no token, only an empty value.');
  }
  if (compact.trimStart().startsWith('{')) {
    throw new JwtError(
      'json-serialization',
      'The token is a JSON object (JWS JSON serialization); the compact serialization is needed.',
    );
  }
  const parts = compact.split('.');
  if (parts.length === 5) {
    throw new JwtError('encrypted', 'The token has five parts: it is encrypted (JWE), not signed.');
  }
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || header === undefined || claims === undefined) {
    throw new JwtError(
      'parts',
      `A signed JWT has three parts between dots, this has ${parts.length}: ${excerpt(compact, 60)}`,
    );
  }
  const decodedHeader = jsonPart(header, 'header');
  const { alg } = decodedHeader;
  if (typeof alg !== 'string') {
    throw new JwtError('alg-missing', 'The header has no "alg", or it is not a string.');
  }
  return {
    header: { ...decodedHeader, alg },
    claims: jsonPart(claims, 'claims'),
    signature: bytesPart(signature ?? '', 'signature'),
  };
}

function bytesPart(text: string, part: string): Uint8Array {
  try {
    return fromBase64Url(text);
  } catch {
    throw new JwtError('base64url', `The ${part} part is not base64url: ${foundIn(text)}.`);
  }
}

/** The likeliest reason why a part is not base64url. */
function foundIn(text: string): string {
  const odd = /[^A-Za-z0-9_-]/.exec(text)?.[0];
  if (odd === undefined) return `its length of ${text.length} characters cannot be`;
  if (odd === '=') return 'it has padding ("=")';
  if (odd === '+' || odd === '/') return `it is standard base64 (has "${odd}")`;
  if (/\s/.test(odd)) return 'it has white space or a line break';
  return `it has the character ${JSON.stringify(odd)}`;
}

function jsonPart(text: string, part: string): Record<string, unknown> {
  const bytes = bytesPart(text, part);
  let json: string;
  try {
    json = utf8.decode(bytes);
  } catch {
    throw new JwtError('utf8', `The ${part} part is not UTF-8.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new JwtError('json', `The ${part} part is not JSON: ${excerpt(json, 60)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new JwtError(
      'not-an-object',
      `The ${part} part is JSON, but not an object: ${excerpt(json, 60)}`,
    );
  }
  return value as Record<string, unknown>;
}
