import { excerpt, textOf } from './bytes';
import type { HttpResponse } from './transport';

/** A body read as a JSON object, or what it was instead, in words. */
export type JsonObjectResult =
  { value: Record<string, unknown>; problem: null } | { value: null; problem: string };

/** The media type of a response without parameters, in lower case; empty when there is none. */
export function mediaType(response: HttpResponse): string {
  return (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Reads a body as a JSON object; says what it was when it was something else. */
export function readJsonObject(response: HttpResponse): JsonObjectResult {
  const text = textOf(response.body);
  const type = mediaType(response) || 'no content type';
  if (text.trim() === '') return { value: null, problem: `an empty body (${type})` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const kind = /^\s*</.test(text) ? 'markup' : 'text that is not JSON';
    return { value: null, problem: `${kind} (${type}): ${excerpt(text)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: null, problem: `JSON, but not an object: ${excerpt(text)}` };
  }
  return { value: value as Record<string, unknown>, problem: null };
}

/** A value as it is shown in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  return excerpt(JSON.stringify(value), 200);
}

/** An array of strings, or null. */
export function stringArray(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}
