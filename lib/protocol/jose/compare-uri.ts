/** How two URIs that should be the same string compare. */
export type UriComparison =
  | { kind: 'same' }
  /** Equal after normalizing: case of scheme and host, default port, slash at the end. */
  | { kind: 'lenient'; difference: string }
  | { kind: 'different'; difference: string };

/**
 * Compares URIs as the guide wants it: case-sensitive strings without canonicalization. Says where they part,
 * and whether they would be equal for a lenient reader.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.1.5)
 */
export function compareUris(found: string, expected: string): UriComparison {
  if (found === expected) return { kind: 'same' };
  const difference = whereTheyPart(found, expected);
  const isLenient = normalized(found) === normalized(expected);
  return { kind: isLenient ? 'lenient' : 'different', difference };
}

function normalized(uri: string): string {
  let parsed: URL;
  try {
    parsed = new URL(uri);
  } catch {
    return uri;
  }
  // `href` has lower-case scheme and host and no default port already; paths stay case-sensitive.
  return parsed.href.replace(/\/$/, '');
}

function whereTheyPart(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  const rest = (text: string) => (at < text.length ? `"${text.slice(at, at + 40)}"` : 'nothing');
  return `They part at character ${at + 1}: ${rest(found)} here, ${rest(expected)} there.`;
}
