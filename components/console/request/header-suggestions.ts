/** Headers that FHIR gives a meaning, with values to begin with. */
export const headerSuggestions: readonly {
  name: string;
  about: string;
  values: readonly string[];
}[] = [
  {
    name: 'Accept',
    about: 'The form of the answer',
    values: ['application/fhir+json', 'application/fhir+xml', 'application/fhir+ndjson'],
  },
  {
    name: 'Content-Type',
    about: 'The form of the body',
    values: [
      'application/fhir+json',
      'application/fhir+xml',
      'application/json-patch+json',
      'application/x-www-form-urlencoded',
    ],
  },
  { name: 'If-None-Match', about: 'Only if it has changed since', values: ['W/"1"'] },
  {
    name: 'If-Modified-Since',
    about: 'Only if it has changed since',
    values: ['Thu, 01 Jan 2026 00:00:00 GMT'],
  },
  { name: 'If-Match', about: 'Only this version is replaced', values: ['W/"1"'] },
  {
    name: 'If-None-Exist',
    about: 'Create only if nothing matches',
    values: ['identifier=https://example.org/ids|1'],
  },
  {
    name: 'Prefer',
    about: 'What comes back, and how strictly',
    values: [
      'return=minimal',
      'return=representation',
      'return=OperationOutcome',
      'handling=strict',
      'handling=lenient',
      'respond-async',
    ],
  },
  { name: 'Accept-Language', about: 'The language of texts', values: ['en', 'es'] },
  { name: 'X-Request-ID', about: 'Found again in the log of the server', values: [] },
];

/** Values to begin with for a header. */
export function suggestedValues(name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  return headerSuggestions.find((entry) => entry.name.toLowerCase() === wanted)?.values ?? [];
}
