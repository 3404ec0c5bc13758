import { refuse, type DetectedFormat } from './refuse-format';
import { readJsonHead, type JsonHead } from './json-head';
import type { ListFormatKey } from './list-formats';

/** Members by which the entries of a form are told, and the list that they stand in (empty: the root). */
const forms: readonly {
  format: ListFormatKey;
  list: string;
  has: readonly (readonly string[])[];
}[] = [
  { format: 'lantern-json', list: 'Endpoints', has: [['URL'], ['OrganizationName']] },
  { format: 'cerner-json', list: 'endpoints', has: [['baseUrl'], ['name']] },
  { format: 'epic-json', list: 'Entries', has: [['OrganizationName'], ['FHIRPatientFacingURI']] },
  { format: 'oneup-json', list: '', has: [['resource_url'], ['name']] },
  { format: 'chpl-json', list: '', has: [['FormatType'], ['URL'], ['EndpointName']] },
  {
    format: 'authorize-json',
    list: '',
    has: [['token', 'authorize'], ['url', 'baseUrl'], ['name']],
  },
];

/** The form of a JSON text by the members of its first entries. */
export function detectJson(text: string, fileName: string | null): DetectedFormat {
  if (isNdjson(text, fileName)) return { format: 'fhir-ndjson' };
  const head = readJsonHead(text);
  if (head === null) return { format: 'json' };
  if (isBundle(text, head)) return { format: 'fhir-bundle' };
  for (const { format, list, has } of forms) {
    const entries = head.lists.get(list) ?? [];
    const fits = (entry: Record<string, unknown>) =>
      has.every((members) => members.some((member) => member in entry));
    if (entries.some(fits)) return { format };
    // A list that its publisher left empty is still of its form.
    if (list !== '' && entries.length === 0 && head.members.has(list)) return { format };
  }
  if (head.lists.size > 0 || !head.isComplete) return { format: 'json' };
  const members = [...head.members.keys()].slice(0, 8).join(', ');
  const found =
    head.root === 'array'
      ? 'A JSON array without objects in it.'
      : `A JSON object with ${members || 'no members'} and no list of entries.`;
  return refuse(
    'format.no-entries',
    found,
    'Fetch it again; it may be an error message instead of the list.',
  );
}

function isBundle(text: string, { members, lists }: JsonHead): boolean {
  if (members.get('resourceType') === 'Bundle') return true;
  if (lists.get('entry')?.some((entry) => 'resource' in entry)) return true;
  // The first entry may be larger than what was read.
  return lists.size === 0 && /"resourceType"\s*:\s*"Bundle"/.test(text);
}

/** A resource alone is a line alone; a Bundle on one line is not. */
function isNdjson(text: string, fileName: string | null): boolean {
  const lines = text.split('\n', 3).filter((line) => line.trim() !== '');
  const first = readJsonHead(lines[0] ?? '');
  const type = first?.members.get('resourceType');
  if (typeof type !== 'string' || type === 'Bundle') return false;
  if (/\.ndjson$/i.test(fileName ?? '')) return true;
  return first?.isComplete === true && (lines[1] ?? '{').startsWith('{');
}
