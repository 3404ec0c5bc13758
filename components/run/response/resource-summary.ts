import { isObject } from '@/lib/protocol/json-value';

type Json = Readonly<Record<string, unknown>>;

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value;
}

/** The name of a person for people: `text`, else given names and family of the official or first one. */
export function humanName(names: unknown): string | null {
  const list = (Array.isArray(names) ? names : [names]).filter(isObject);
  const name = list.find((candidate) => candidate['use'] === 'official') ?? list[0];
  if (!name) return null;
  const given: unknown[] = Array.isArray(name['given']) ? name['given'] : [];
  const parts = [...given, name['family']].filter((part) => text(part) !== null);
  return text(name['text']) ?? text(parts.join(' '));
}

/** What a CodeableConcept says: its text, else the display of a coding, else a code. */
export function conceptText(concept: unknown): string | null {
  const value = first(concept);
  if (!isObject(value)) return text(value);
  const codings = (Array.isArray(value['coding']) ? value['coding'] : [value]).filter(isObject);
  const display = codings.map((coding) => text(coding['display'])).find((found) => found !== null);
  const code = codings.map((coding) => text(coding['code'])).find((found) => found !== null);
  return text(value['text']) ?? display ?? code ?? null;
}

function quantityText(value: unknown): string | null {
  if (!isObject(value) || typeof value['value'] !== 'number') return null;
  return `${value['value']} ${text(value['unit']) ?? text(value['code']) ?? ''}`.trim();
}

const dateMembers = [
  'effectiveDateTime',
  'onsetDateTime',
  'occurrenceDateTime',
  'performedDateTime',
  'authoredOn',
  'recordedDate',
  'date',
  'issued',
  'birthDate',
];
const periodMembers = ['period', 'effectivePeriod', 'performedPeriod', 'onsetPeriod'];
const conceptMembers = ['code', 'medicationCodeableConcept', 'vaccineCode', 'type', 'class'];

/** When it was, as the resource writes it (FHIR dates may be partial, so they stay strings). */
export function resourceDate(resource: Json): string | null {
  for (const member of dateMembers) {
    const value = text(resource[member]);
    if (value) return value;
  }
  for (const member of periodMembers) {
    const period = resource[member];
    if (isObject(period)) return text(period['start']) ?? text(period['end']);
  }
  return null;
}

/** What a resource is about, in a few words: the name of a Patient, the code of a Condition. */
export function resourceSummary(resource: Json): string {
  if (resource['resourceType'] === 'OperationOutcome') {
    return outcomeIssues(resource)
      .map((issue) => issue.text)
      .join(' ');
  }
  const person = isObject(first(resource['name'])) ? humanName(resource['name']) : null;
  const concept = conceptMembers
    .map((member) => conceptText(resource[member]))
    .find((found) => found !== null);
  const value =
    quantityText(resource['valueQuantity']) ?? conceptText(resource['valueCodeableConcept']);
  const title = person ?? concept ?? text(resource['name']) ?? text(resource['title']);
  return [title, value].filter((part) => part !== null && part !== undefined).join(': ');
}

/** One entry of a Bundle as a row of a table. */
export interface BundleRow {
  resourceType: string;
  id: string | null;
  summary: string;
  date: string | null;
  /** `include`, `outcome`, or `match`; null where the Bundle does not say. */
  mode: string | null;
}

/** The entries of a Bundle, shortened to a row each; null for what is no Bundle. */
export function bundleRows(resource: unknown): BundleRow[] | null {
  if (!isObject(resource) || resource['resourceType'] !== 'Bundle') return null;
  const entries = Array.isArray(resource['entry']) ? resource['entry'] : [];
  return entries.filter(isObject).flatMap((entry) => {
    const inner = entry['resource'];
    if (!isObject(inner)) return [];
    const search = entry['search'];
    return [
      {
        resourceType: text(inner['resourceType']) ?? 'unknown',
        id: text(inner['id']),
        summary: resourceSummary(inner),
        date: resourceDate(inner),
        mode: isObject(search) ? text(search['mode']) : null,
      },
    ];
  });
}

/** The URL of a link of a Bundle (`next`, `previous`, `self`), or null. */
export function bundleLink(resource: unknown, relation: string): string | null {
  if (!isObject(resource) || !Array.isArray(resource['link'])) return null;
  const link = resource['link'].find((item) => isObject(item) && item['relation'] === relation) as
    Json | undefined;
  return link ? text(link['url']) : null;
}

/** One issue of an OperationOutcome. */
export interface OutcomeIssue {
  severity: 'fail' | 'warn' | 'info';
  code: string;
  text: string;
  expression: string[];
}

/** The issues of an OperationOutcome; empty for what is none. */
export function outcomeIssues(resource: unknown): OutcomeIssue[] {
  if (!isObject(resource) || resource['resourceType'] !== 'OperationOutcome') return [];
  const issues = Array.isArray(resource['issue']) ? resource['issue'].filter(isObject) : [];
  return issues.map((issue) => {
    const severity = issue['severity'];
    const code = text(issue['code']) ?? 'unknown';
    const places = Array.isArray(issue['expression']) ? issue['expression'] : issue['location'];
    return {
      severity: severity === 'warning' ? 'warn' : severity === 'information' ? 'info' : 'fail',
      code,
      text: text(issue['diagnostics']) ?? conceptText(issue['details']) ?? code,
      expression: (Array.isArray(places) ? places : []).filter(
        (place) => typeof place === 'string',
      ),
    };
  });
}

/** A resource in words: “Bundle with 5 Patients”, “Patient Ada Meyer”. */
export function describeResource(resource: unknown): string {
  if (!isObject(resource)) return 'no FHIR resource';
  const rows = bundleRows(resource);
  if (!rows) {
    const type = text(resource['resourceType']) ?? 'JSON without a resourceType';
    const summary = type === 'Patient' ? resourceSummary(resource) : '';
    return summary ? `${type} ${summary}` : type;
  }
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.resourceType, (counts.get(row.resourceType) ?? 0) + 1);
  const parts = [...counts].map(([type, count]) => `${count} ${type}${count === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'Bundle without entries' : `Bundle with ${parts.join(', ')}`;
}
