/**
 * The address of a document below a FHIR base URL. The base keeps its path: well-known documents of FHIR
 * servers are appended to it. The base is not rebuilt, so that it stays the string that was given.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.1)
 */
export function belowBase(baseUrl: string, document: string): string {
  return `${baseUrl.replace(/\/$/, '')}/${document}`;
}

/**
 * An address in a document of a holder. Relative ones are not allowed but seen; they count from the FHIR base URL.
 * @returns undefined for what is no address
 */
export function addressOf(value: unknown, baseUrl: string): string | undefined {
  const base = belowBase(baseUrl, '');
  return typeof value === 'string' && URL.canParse(value, base)
    ? new URL(value, base).href
    : undefined;
}
