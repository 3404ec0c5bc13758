/** Parameters that every R4 server may take for every type, with what they do. */
export const commonParams: readonly { name: string; type: string; about: string }[] = [
  { name: '_id', type: 'token', about: 'By logical id' },
  { name: '_lastUpdated', type: 'date', about: 'When it was last changed' },
  { name: '_tag', type: 'token', about: 'By tag' },
  { name: '_profile', type: 'uri', about: 'By profile' },
  { name: '_security', type: 'token', about: 'By security label' },
  {
    name: '_has',
    type: 'special',
    about: 'By what refers to it, as _has:Observation:patient:code',
  },
];

/** Parameters that shape the answer. */
export const resultParams: readonly { name: string; about: string }[] = [
  { name: '_count', about: 'Entries on one page' },
  { name: '_sort', about: 'Order; a minus turns it round' },
  { name: '_include', about: 'Also what they refer to' },
  { name: '_revinclude', about: 'Also what refers to them' },
  { name: '_summary', about: 'Less of each resource' },
  { name: '_elements', about: 'Only these elements' },
  { name: '_total', about: 'Whether the total is counted' },
];

/** Parameters of operations that no CapabilityStatement declares, by the name of the operation. */
export const operationParams: Readonly<Record<string, readonly { name: string; about: string }[]>> =
  {
    export: [
      { name: '_type', about: 'Only these resource types, separated by commas' },
      { name: '_since', about: 'Only what changed since an instant with its time zone' },
      { name: '_outputFormat', about: 'Format of the files; NDJSON unless another one is named' },
      {
        name: '_typeFilter',
        about: 'Only what a search finds, as Observation?category=vital-signs',
      },
      { name: '_elements', about: 'Only these elements, as id or Patient.name' },
      { name: 'includeAssociatedData', about: 'What belongs to it, as LatestProvenanceResources' },
      { name: 'patient', about: 'Only these patients, as references; by POST only' },
    ],
    everything: [
      { name: 'start', about: 'Care from this day on' },
      { name: 'end', about: 'Care until this day' },
      { name: '_since', about: 'Only what changed since an instant' },
      { name: '_type', about: 'Only these resource types, separated by commas' },
      { name: '_count', about: 'Entries on one page' },
    ],
  };

/** Modifiers that R4 gives each type of parameter. */
export const modifiersOf: Readonly<Record<string, readonly string[]>> = {
  string: ['exact', 'contains', 'missing'],
  token: ['not', 'text', 'in', 'not-in', 'above', 'below', 'of-type', 'missing'],
  reference: ['identifier', 'missing'],
  uri: ['above', 'below', 'missing'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
};

/** Comparators for dates, numbers and quantities. */
export const comparators: readonly { value: string; label: string }[] = [
  { value: '', label: 'equal' },
  { value: 'ne', label: 'not equal' },
  { value: 'gt', label: 'after or more' },
  { value: 'ge', label: 'from, at least' },
  { value: 'lt', label: 'before or less' },
  { value: 'le', label: 'until, at most' },
  { value: 'sa', label: 'starts after' },
  { value: 'eb', label: 'ends before' },
  { value: 'ap', label: 'about' },
];

/** Code systems that tokens often have. */
export const tokenSystems: readonly { value: string; label: string }[] = [
  { value: 'http://loinc.org', label: 'LOINC' },
  { value: 'http://snomed.info/sct', label: 'SNOMED CT' },
  { value: 'http://hl7.org/fhir/sid/icd-10-cm', label: 'ICD-10-CM' },
  { value: 'http://www.nlm.nih.gov/research/umls/rxnorm', label: 'RxNorm' },
  { value: 'http://hl7.org/fhir/sid/us-npi', label: 'NPI' },
  { value: 'http://hl7.org/fhir/sid/us-ssn', label: 'US SSN' },
];

/** Whether a text is a FHIR date or instant, however much of it. */
export function isFhirDate(text: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/.test(text);
}
