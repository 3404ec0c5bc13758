import { isObject } from '@/lib/protocol/json-value';
import { byteSize } from '@/lib/format/quantities';
import { humanName } from '../resource-summary';
import { systemName } from './code-systems';
import { dateWords } from './fhir-date';

/** One value of a fact in words. */
export interface FhirPart {
  text: string;
  /** Smaller, beside it: code and system of a coding, the system of an identifier. */
  note?: string;
  /** What a Reference points to, as it is written. */
  reference?: string;
}

type Json = Readonly<Record<string, unknown>>;

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const joined = (parts: readonly (string | null)[], by = ', '): string =>
  parts.filter((part) => part !== null && part !== '').join(by);

/** `bodySite` as “Body site”. */
export function labelOf(member: string): string {
  const words = member
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function codingPart(coding: Json, said: string | null): FhirPart | null {
  const code = textOf(coding['code']);
  const display = textOf(coding['display']);
  const text = said ?? display ?? code;
  if (text === null) return null;
  const system = textOf(coding['system']);
  const other = said !== null && display !== null && display !== said ? display : null;
  const note = joined([other, text === code ? null : code, system && systemName(system)], ' · ');
  return note === '' ? { text } : { text, note };
}

function conceptParts(concept: Json): FhirPart[] {
  const said = textOf(concept['text']);
  const codings = listOf(concept['coding']).filter(isObject);
  const parts = codings.flatMap((coding) => codingPart(coding, said) ?? []);
  if (parts.length > 0) return mergeNotes(parts);
  return said === null ? [] : [{ text: said }];
}

/** Codings of one concept with the same words are one part with several codes. */
function mergeNotes(parts: readonly FhirPart[]): FhirPart[] {
  const byText = new Map<string, string[]>();
  for (const { text, note } of parts) {
    byText.set(text, [...(byText.get(text) ?? []), ...(note === undefined ? [] : [note])]);
  }
  return [...byText].map(([text, notes]) =>
    notes.length === 0 ? { text } : { text, note: [...new Set(notes)].join('; ') },
  );
}

function quantityWords(value: Json): string | null {
  if (typeof value['value'] !== 'number') return null;
  const unit = textOf(value['unit']) ?? textOf(value['code']);
  return joined([textOf(value['comparator']), String(value['value']), unit], ' ');
}

function periodWords(value: Json): string {
  const [start, end] = [textOf(value['start']), textOf(value['end'])].map((text) =>
    text === null ? null : (dateWords(text) ?? text),
  );
  if (start && end) return `${start} to ${end}`;
  return start ? `since ${start}` : `until ${end ?? '?'}`;
}

function addressWords(value: Json): string {
  const lines = listOf(value['line']).map(textOf);
  const rest = ['city', 'state', 'postalCode', 'country'].map((name) => textOf(value[name]));
  return textOf(value['text']) ?? joined([...lines, ...rest]);
}

function attachmentPart(value: Json): FhirPart {
  const size =
    typeof value['size'] === 'number'
      ? byteSize(value['size'])
      : typeof value['data'] === 'string'
        ? byteSize(Math.floor((value['data'].length * 3) / 4))
        : null;
  const url = textOf(value['url']);
  const text = textOf(value['title']) ?? url ?? 'Attachment in the resource itself';
  const note = joined([textOf(value['contentType']), size], ' · ');
  return { text, ...(note ? { note } : {}), ...(url === null ? {} : { reference: url }) };
}

const has = (value: Json, ...names: string[]) => names.some((name) => name in value);

/**
 * The words of a FHIR data type, told by its shape; null when it is none that can be said in a line.
 * @see https://hl7.org/fhir/R4/datatypes.html
 */
function dataTypeParts(value: Json): FhirPart[] | null {
  if (has(value, 'reference') && typeof value['reference'] === 'string') {
    const reference = value['reference'];
    const display = textOf(value['display']);
    return [{ text: display ?? reference, ...(display ? { note: reference } : {}), reference }];
  }
  if (has(value, 'coding')) return conceptParts(value);
  const quantity = quantityWords(value);
  if (quantity !== null && !has(value, 'use', 'type', 'rank')) return [{ text: quantity }];
  if (has(value, 'low', 'high') && !has(value, 'id', 'resourceType')) {
    const [low, high] = ['low', 'high'].map((name) => {
      const side = value[name];
      return isObject(side) ? quantityWords(side) : null;
    });
    const text = low && high ? `${low} to ${high}` : low ? `from ${low}` : `up to ${high ?? '?'}`;
    const said = textOf(value['text']);
    return [said === null || said === text ? { text } : { text, note: said }];
  }
  if (isObject(value['numerator']) && isObject(value['denominator'])) {
    const words = [value['numerator'], value['denominator']].map((side) => quantityWords(side));
    return [{ text: joined(words, ' per ') }];
  }
  if (has(value, 'start', 'end') && Object.keys(value).length <= 2) {
    return [{ text: periodWords(value) }];
  }
  if (has(value, 'family', 'given')) {
    const name = humanName(value);
    const use = textOf(value['use']);
    return name === null ? null : [{ text: name, ...(use ? { note: use } : {}) }];
  }
  if (has(value, 'line', 'city', 'postalCode')) return [{ text: addressWords(value) }];
  if (has(value, 'contentType')) return [attachmentPart(value)];
  if (has(value, 'code') && has(value, 'system', 'display')) {
    const part = codingPart(value, null);
    return part && [part];
  }
  if (typeof value['value'] === 'string' && has(value, 'system', 'use', 'type', 'assigner')) {
    const { type } = value;
    const kind = isObject(type) ? (conceptParts(type)[0]?.text ?? null) : null;
    const system = textOf(value['system']);
    const note = joined([kind ?? textOf(value['use']), system && systemName(system)], ' · ');
    return [note ? { text: value['value'], note } : { text: value['value'] }];
  }
  if (typeof value['text'] === 'string' && has(value, 'time', 'authorString', 'timing', 'route')) {
    return [{ text: value['text'] }];
  }
  // A concept or a dosage that says nothing but its text.
  if (typeof value['text'] === 'string' && Object.keys(value).length === 1) {
    return [{ text: value['text'] }];
  }
  return null;
}

/**
 * A value in words, or null when it has parts of its own that want a line each. An empty list says nothing.
 */
export function partsOf(value: unknown): FhirPart[] | null {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') {
    // A plain year is a number of something more often than a date.
    const words = value.length > 4 ? dateWords(value) : null;
    return [{ text: words ?? value }];
  }
  if (typeof value === 'number') return [{ text: String(value) }];
  if (typeof value === 'boolean') return [{ text: value ? 'Yes' : 'No' }];
  if (Array.isArray(value)) {
    const all = value.map(partsOf);
    return all.some((parts) => parts === null) ? null : all.flatMap((parts) => parts ?? []);
  }
  return dataTypeParts(value as Json);
}
