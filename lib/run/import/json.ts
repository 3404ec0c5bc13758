import { isObject, type JsonMembers } from '@/lib/protocol/json-value';

/** The objects of an array of a foreign document; whatever else stands in it is passed over. */
export function objectsOf(value: unknown): JsonMembers[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text of a foreign document; numbers and booleans are written out, all else is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
