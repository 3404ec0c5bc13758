import type { Body } from '@/lib/protocol/exchange';
import { keptBytes, textOrNull, type RawBody } from './redact-body';
import { jsonStepper, jsonToken } from './redact-json';
import type { Mask, SecretStore } from './redact-secrets';
import { keylessText, redactText, secretReplacer } from './redact-text';

/** A body that is kept whole beside the frames, redacted. */
export interface WholeBody {
  mediaType: string | null;
  /** Text in UTF-8, whatever the charset was; otherwise bytes as they came. */
  isText: boolean;
  pieces: AsyncIterable<Uint8Array>;
}

/** Lets others have their turn. */
type Breathe = () => Promise<void>;

/** Worked on at a time, in characters: some milliseconds. */
const windowLength = 256 * 1024;
/** So many tokens of JSON are read at a time. */
const tokensAtOnce = 20_000;

const encoder = new TextEncoder();

/** Whether a body does not fit into a frame, or is no text, and is whole. */
export function isKeptWhole(body: RawBody): boolean {
  const { content, incomplete, mediaType } = body;
  if (incomplete !== null || content.length === 0) return false;
  return content.length > keptBytes || textOrNull(content, mediaType, false) === null;
}

/** What a frame says of a body whose whole is kept beside it. */
export function keptAside(body: Body): Body {
  const note =
    body.text === null
      ? 'The body is no text; it is kept beside the frames.'
      : 'Only the beginning stands here; the whole is kept beside the frames.';
  return { ...body, note, isStored: true };
}

async function maskJson(text: string, mask: Mask, breathe: Breathe): Promise<string> {
  const step = jsonStepper(...secretReplacer(false, mask));
  const pattern = new RegExp(jsonToken.source, 'g');
  const pieces: string[] = [];
  let from = 0;
  let seen = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found] = match;
    const written = step(found);
    if (written !== found) {
      pieces.push(text.slice(from, match.index), written);
      from = pattern.lastIndex;
    }
    seen += 1;
    if (seen % tokensAtOnce === 0) await breathe();
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Where a text may be cut near a place: no token and no parameter holds such a character. */
function cutNear(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const found = /[\n<>"'\s]/.exec(text.slice(place, place + windowLength));
  return found ? place + found.index : cutNear(text, place + windowLength);
}

async function maskPlain(
  text: string,
  mediaType: string | null,
  mask: Mask,
  breathe: Breathe,
): Promise<string> {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = cutNear(text, from + windowLength);
    pieces.push(redactText(text.slice(from, to), { mediaType, isOAuth: false }, mask));
    from = to;
    await breathe();
  }
  return pieces.join('');
}

async function* sweptPieces(
  text: string,
  secrets: SecretStore,
  breathe: Breathe,
): AsyncGenerator<Uint8Array> {
  for (const piece of secrets.sweepLong(text, windowLength)) {
    yield encoder.encode(piece);
    await breathe();
  }
}

/** Whether a secret stands in bytes that are no text. */
async function holdsSecret(
  content: Uint8Array,
  secrets: SecretStore,
  breathe: Breathe,
): Promise<boolean> {
  const text = new TextDecoder('latin1').decode(content);
  let length = 0;
  let swept = '';
  for (const piece of secrets.sweepLong(text, windowLength)) {
    swept = piece;
    if (text.slice(length, length + swept.length) !== swept) return true;
    length += swept.length;
    await breathe();
  }
  return length !== text.length;
}

async function* slices(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += windowLength) {
    yield await Promise.resolve(content.subarray(from, from + windowLength));
  }
}

/**
 * The whole of a long or binary body, with the same secrets masked as in frames: by where they stand, and wherever a
 * value that is known comes back. It is worked on in small parts, so that a body of many megabytes holds nobody up.
 * Null when it is no text and a secret stands in it: there it cannot be masked, so nothing is kept.
 *
 * @param breathe is called between the parts
 */
export async function redactWhole(
  body: RawBody,
  secrets: SecretStore,
  breathe: Breathe,
): Promise<WholeBody | null> {
  const { content } = body;
  const mediaType = body.mediaType && secrets.sweep(body.mediaType);
  const text = textOrNull(content, body.mediaType, false);
  if (text === null) {
    if (await holdsSecret(content, secrets, breathe)) return null;
    return { mediaType, isText: false, pieces: slices(content) };
  }
  const keyless = keylessText(text);
  const masked = /^\s*[[{]/.test(keyless)
    ? await maskJson(keyless, secrets.maskReceived, breathe)
    : await maskPlain(keyless, body.mediaType, secrets.maskReceived, breathe);
  return { mediaType, isText: true, pieces: sweptPieces(masked, secrets, breathe) };
}
