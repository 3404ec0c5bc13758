/**
 * The dotted form of an object identifier, without `urn:oid:`; null when it is not well-formed.
 * @see https://www.rfc-editor.org/rfc/rfc3061
 */
export function oidOf(text: string): string | null {
  const value = text.trim().replace(/^urn:oid:/i, '');
  return /^[0-2](?:\.(?:0|[1-9]\d*))+$/.test(value) && value.length <= 255 ? value : null;
}

/** The nine digits of an Employer Identification Number; null when it has another shape or is a filler. */
export function einOf(text: string): string | null {
  const value = text.trim();
  if (!/^\d{2}-?\d{7}$/.test(value)) return null;
  const digits = value.replace('-', '');
  return /^(\d)\1{8}$/.test(digits) || digits === '123456789' ? null : digits;
}
