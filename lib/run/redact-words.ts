import * as z from 'zod';
import { RunFrameSchema } from './frames';

let words: ReadonlySet<string> | undefined;

/** Collects the names of members and the fixed values of a JSON Schema. */
function collect(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) {
    for (const item of schema) collect(item, found);
    return;
  }
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'const' && typeof value === 'string') found.add(value);
    if (keyword === 'enum' && Array.isArray(value)) {
      for (const item of value) if (typeof item === 'string') found.add(item);
    }
    if (keyword === 'properties') for (const name of Object.keys(value as object)) found.add(name);
    collect(value, found);
  }
}

/** The words of which frames are made: names of members and fixed values. */
export function frameWords(): ReadonlySet<string> {
  if (!words) {
    const found = new Set<string>();
    collect(z.toJSONSchema(RunFrameSchema), found);
    words = found;
  }
  return words;
}

/**
 * Whether a text stands within a word of which frames are made. No secret does; a server that answers with
 * one as a token could otherwise have it masked in every frame, until the run cannot be read any more.
 */
export function isWithinFrameWord(text: string): boolean {
  for (const word of frameWords()) if (word.includes(text)) return true;
  return false;
}
