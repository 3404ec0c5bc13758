import type { Body } from '@/lib/protocol/exchange';
import { isXml } from './text/xml-pretty';

/** The ways to look at an answer. */
export type Look =
  | 'entries'
  | 'whole'
  | 'picture'
  | 'fhir'
  | 'issues'
  | 'narrative'
  | 'lines'
  | 'tree'
  | 'raw'
  | 'headers'
  | 'connection';

/** What a body is, by what it holds and, where that says nothing, by its media type. */
export type BodyKind = 'json' | 'ndjson' | 'xml' | 'text' | 'binary' | 'empty';

/**
 * @param value the body as JSON, undefined when it is none
 */
export function bodyKind(body: Body | null, value: unknown): BodyKind {
  if (!body || (body.bytes === 0 && body.text === null)) return 'empty';
  if (value !== undefined && value !== null) return 'json';
  if (body.text === null) return 'binary';
  if (body.text === '') return 'empty';
  if (/ndjson|jsonl/i.test(body.mediaType ?? '')) return 'ndjson';
  return isXml(body.text) ? 'xml' : 'text';
}

/** One line of NDJSON. */
export interface NdjsonLine {
  number: number;
  /** The value of the line, or undefined when it is no JSON. */
  value: unknown;
  text: string;
}

/** The lines of an NDJSON text; empty ones are left out. */
export function ndjsonLines(text: string): NdjsonLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line) as unknown;
    } catch {
      value = undefined;
    }
    return [{ number: index + 1, value, text: line }];
  });
}
