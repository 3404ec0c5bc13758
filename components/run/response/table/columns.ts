import * as z from 'zod';
import { partsOf } from '../fhir/fhir-parts';
import { resourceDate, resourceSummary } from '../resource-summary';
import { isPath, valuesAt } from './values-at';

/** A column of the table of a Bundle: a path, or one of two that look at the resource as a whole. */
export interface Column {
  path: string;
  label: string;
}

type Json = Readonly<Record<string, unknown>>;

const summary: Column = { path: '$summary', label: 'Summary' };
const when: Column = { path: '$date', label: 'Date' };
const column = (path: string, label: string): Column => ({ path, label });

/** Columns that make sense for entries of many kinds. */
const mixed: readonly Column[] = [summary, when];

const byType: Readonly<Record<string, readonly Column[]>> = {
  Patient: [
    column('name', 'Name'),
    column('birthDate', 'Born'),
    column('gender', 'Gender'),
    column('address.city', 'City'),
  ],
  Observation: [
    column('code', 'What'),
    column('value[x]', 'Value'),
    column('effective[x]', 'When'),
    column('status', 'Status'),
  ],
  Condition: [
    column('code', 'Condition'),
    column('clinicalStatus', 'Clinical status'),
    column('onset[x]', 'Began'),
  ],
  MedicationRequest: [
    column('medication[x]', 'Medication'),
    column('status', 'Status'),
    column('authoredOn', 'Ordered'),
  ],
  Immunization: [
    column('vaccineCode', 'Vaccine'),
    column('occurrence[x]', 'When'),
    column('status', 'Status'),
  ],
  Encounter: [
    column('type', 'What'),
    column('class', 'Class'),
    column('period', 'When'),
    column('status', 'Status'),
  ],
  AllergyIntolerance: [
    column('code', 'Allergic to'),
    column('criticality', 'Criticality'),
    column('clinicalStatus', 'Clinical status'),
  ],
  DocumentReference: [
    column('type', 'Type'),
    column('date', 'Made'),
    column('content.attachment', 'Content'),
  ],
};

/** The columns that entries of this type have until somebody chooses; `null` for entries of many types. */
export function defaultColumns(resourceType: string | null): readonly Column[] {
  return resourceType === null ? mixed : (byType[resourceType] ?? mixed);
}

/** What a person may add: a path, in any of its spellings. */
export function columnOfPath(text: string): Column | null {
  const path = text.trim();
  return isPath(path) ? { path, label: path } : null;
}

/** The text of a cell. */
export function cellText(resource: Json, { path }: Column): string {
  if (path === summary.path) return resourceSummary(resource);
  const values = path === when.path ? [resourceDate(resource)] : valuesAt(resource, path);
  return values
    .flatMap((value) => partsOf(value) ?? [{ text: JSON.stringify(value) }])
    .map((part) => part.text)
    .join(', ');
}

/** What a cell is sorted by: numbers as numbers, dates as they are written, all else as text. */
export function sortKey(resource: Json, column: Column): string | number {
  const [value] =
    column.path === when.path ? [resourceDate(resource)] : valuesAt(resource, column.path);
  const inner: unknown =
    typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  if (typeof inner === 'number') return inner;
  return typeof inner === 'string' ? inner : cellText(resource, column);
}

/** Compares two sort keys; what is empty comes last. */
export function compareKeys(a: string | number, b: string | number): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

const StoredSchema = z
  .array(z.strictObject({ path: z.string().max(200), label: z.string() }))
  .max(20);
const storageKey = (resourceType: string | null) => `onramp.columns.${resourceType ?? '*'}`;

/** The columns that this browser remembers for a type, or null. */
export function rememberedColumns(resourceType: string | null): Column[] | null {
  try {
    const parsed = StoredSchema.safeParse(
      JSON.parse(localStorage.getItem(storageKey(resourceType)) ?? 'null'),
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Remembers the columns of a type in this browser; null forgets them. */
export function rememberColumns(
  resourceType: string | null,
  columns: readonly Column[] | null,
): void {
  try {
    if (columns === null) localStorage.removeItem(storageKey(resourceType));
    else localStorage.setItem(storageKey(resourceType), JSON.stringify(columns));
  } catch {
    // A browser that keeps nothing still shows the table.
  }
}
