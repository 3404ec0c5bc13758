/** A JSON object of which nothing more is known. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no array, not null. */
export function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a JSON object, or null. */
export function objectOf(value: unknown): JsonMembers | null {
  return isObject(value) ? value : null;
}

/** A text as a JSON object; null when it is none. */
export function jsonObject(text: string | null | undefined): JsonMembers | null {
  try {
    return objectOf(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
