import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64, toHex } from '@/lib/protocol/bytes';
import { removedSignature } from './redact-members';
import { viewsOf } from './redact-views';
import { isWithinFrameWord } from './redact-words';

/** Shorter values are masked where they stand but not searched for: they would be found everywhere. */
const shortestSought = 8;
/** A hostile server cannot make the search expensive by naming thousands of values. */
const mostReceived = 32;

/** Remembers a value and returns what to show for it: a JWS keeps header and claims, the rest a stable mask. */
export type Mask = (name: string, value: string) => string;

/** Secrets that were seen, and how each is shown. */
export interface SecretStore {
  /** For values that we send. */
  maskSent: Mask;
  /** For values that came: they are masked too, but only so many of them are remembered. */
  maskReceived: Mask;
  /** Removes remembered values from a text: verbatim, escaped, percent-encoded and in base64. */
  sweep: (text: string) => string;
  /** The same for a long text, which is worked on in windows of so many characters: its pieces in order. */
  sweepLong: (text: string, windowLength: number) => Iterable<string>;
}

interface Sought {
  mask: string;
  needles: string[];
}

const encoder = new TextEncoder();
/** A signed token anywhere in a text, with its signature. */
const anyJws = /eyJ[\w-]+\.[\w-]*\.([\w-]+)/g;
const jws = /^(eyJ[\w-]+\.[\w-]*)\.([\w-]+)$/;

/**
 * The part of the base64 of `prefix + value + suffix` that depends on `value` alone, for a prefix of `offset`
 * bytes modulo 3.
 */
function base64Core(value: Uint8Array, offset: number): string {
  const bytes = new Uint8Array(offset + value.length);
  bytes.set(value, offset);
  const text = toBase64(bytes).replace(/=+$/, '');
  const isShared = bytes.length % 3 !== 0;
  return text.slice(offset === 0 ? 0 : offset + 1, isShared ? -1 : undefined);
}

/** The signatures of tokens that a token carries in its claims. */
function signaturesWithin(signed: string): string[] {
  const claims = signed.split('.')[1] ?? '';
  try {
    const text = new TextDecoder().decode(fromBase64Url(claims));
    return [...text.matchAll(anyJws)].flatMap(([, signature]) => signature ?? []);
  } catch {
    return [];
  }
}

function needlesOf(value: string): string[] {
  const bytes = encoder.encode(value);
  const cores = [0, 1, 2].map((offset) => base64Core(bytes, offset));
  const urlSafe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  // Header lines are read as Latin-1, whatever they hold.
  const latin1 = bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
  return [...new Set([value, value.replaceAll(' ', '+'), latin1, ...cores, ...urlSafe])];
}

interface Span {
  start: number;
  end: number;
  mask: string;
}

function spansOf(text: string, secrets: Iterable<Sought>): Span[] {
  const views = viewsOf(text);
  const spans: Span[] = [];
  for (const { mask, needles } of secrets) {
    for (const view of views) {
      for (const needle of needles) {
        let at = view.text.indexOf(needle);
        while (at !== -1) {
          const end = at + needle.length;
          spans.push({ start: view.starts[at] ?? 0, end: view.starts[end] ?? text.length, mask });
          at = view.text.indexOf(needle, at + 1);
        }
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function cut(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, mask } of spans) {
    if (end <= from) continue;
    // Overlapping finds are one: what the first one did not cover goes without a second mask.
    if (start >= from) result += text.slice(from, start) + mask;
    from = end;
  }
  return result + text.slice(from);
}

/** How far beyond a window is looked, so that no secret that lies across its end is missed, however it is quoted. */
const overlap = 64 * 1024;

function* cutLong(
  text: string,
  windowLength: number,
  secrets: ReadonlyMap<string, Sought>,
): Generator<string> {
  let done = 0;
  for (let from = 0; from < text.length; from += windowLength) {
    const limit = Math.min(from + windowLength, text.length);
    const window = text.slice(from, limit + overlap);
    let piece = '';
    for (const span of secrets.size === 0 ? [] : spansOf(window, secrets.values())) {
      const [start, end] = [from + span.start, from + span.end];
      if (start >= limit) break;
      if (end <= done) continue;
      if (start >= done) piece += text.slice(done, start) + span.mask;
      done = end;
    }
    if (done < limit) {
      piece += text.slice(done, limit);
      done = limit;
    }
    yield piece;
  }
}

/**
 * An empty store. `salt` makes the four hex digits of a mask comparable within one run and useless outside.
 */
export function createSecretStore(salt: string): SecretStore {
  const sought = new Map<string, Sought>();
  let received = 0;

  function seek(value: string, mask: string, isSent: boolean): void {
    if (value.length < shortestSought || sought.has(value) || isWithinFrameWord(value)) return;
    if (!isSent && received >= mostReceived) return;
    if (!isSent) received += 1;
    sought.set(value, { mask, needles: needlesOf(value) });
  }

  function opaqueMask(name: string, value: string): string {
    const print = toHex(sha256(encoder.encode(salt + value)).subarray(0, 2));
    return sought.get(value)?.mask ?? `‹${name} · ${value.length} characters · ${print}›`;
  }

  function mask(name: string, value: string, isSent: boolean): string {
    if (value === '') return '';
    const [, signed, signature] = jws.exec(value) ?? [];
    if (signed !== undefined && signature !== undefined) {
      seek(signature, removedSignature, isSent);
      for (const inner of signaturesWithin(signed)) seek(inner, removedSignature, isSent);
      return `${signed}.${removedSignature}`;
    }
    const shown = opaqueMask(name, value);
    seek(value, shown, isSent);
    return shown;
  }

  return {
    maskSent: (name, value) => mask(name, value, true),
    maskReceived: (name, value) => mask(name, value, false),
    sweep: (text) => (sought.size === 0 ? text : cut(text, spansOf(text, sought.values()))),
    sweepLong: (text, windowLength) => cutLong(text, windowLength, sought),
  };
}
