/** An object of a foreign document, or null. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The objects of an array of a foreign document; whatever else stands in it is passed over. */
export function objectsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return entries.map(objectOf).filter((one) => one !== null);
}

/** A text of a foreign document; numbers and booleans are written out, all else is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
