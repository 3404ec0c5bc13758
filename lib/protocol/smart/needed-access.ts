/** What a FHIR request needs of a scope. */
export interface NeededAccess {
  type: string;
  /** One letter of `cruds`. */
  letter: string;
}

const writing: Readonly<Record<string, string>> = { PUT: 'u', PATCH: 'u', DELETE: 'd' };

/**
 * Which interaction on which type a FHIR request is, or null when that cannot be told from it: batches, operations,
 * and what needs no scope.
 *
 * @param path below the base URL, with its query
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html (the letters and their interactions)
 * @see https://hl7.org/fhir/R4/http.html
 */
export function neededAccess(method: string, path: string): NeededAccess | null {
  const segments = (path.split(/[?#]/)[0] ?? '').split('/').filter((segment) => segment !== '');
  const [type = '', second, third] = segments;
  if (!/^[A-Z][A-Za-z]+$/.test(type) || segments.some((segment) => segment.startsWith('$'))) {
    return null;
  }
  const verb = method.toUpperCase();
  if (verb === 'GET' || verb === 'HEAD') {
    if (second === undefined || second === '_history') return { type, letter: 's' };
    // A search in a compartment: Patient/1/Observation.
    if (third !== undefined && /^[A-Z]/.test(third)) return { type: third, letter: 's' };
    return { type, letter: 'r' };
  }
  if (verb === 'POST') {
    if (second === '_search') return { type, letter: 's' };
    return second === undefined ? { type, letter: 'c' } : null;
  }
  const letter = writing[verb];
  return letter === undefined ? null : { type, letter };
}
