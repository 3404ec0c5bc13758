import * as z from 'zod';
import type { NppesAnswer, NppesRecord, NppesSearch } from '@/lib/schemas/nppes';
import { nppesLimit } from './nppes-query';
import { readNppesRecord } from './read-nppes-record';

const RefusalsSchema = z.looseObject({
  Errors: z
    .array(z.looseObject({ description: z.string().catch(''), field: z.string().catch('') }))
    .min(1),
});
const ResultsSchema = z.looseObject({ results: z.array(z.unknown()) });

type Refusal = Extract<NppesAnswer, { state: 'refused' }>['refusals'][number];

const fields: Readonly<Record<string, keyof NppesSearch>> = {
  number: 'npi',
  organization_name: 'name',
  city: 'city',
  state: 'state',
  postal_code: 'zip',
};

/** An answer of NPPES, as far as its body tells. */
export type NppesReading =
  | { kind: 'records'; records: NppesRecord[]; unreadable: number; isFull: boolean }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'unreadable'; reason: string };

/**
 * Reads the body of an answer of the NPPES API v2.1, whose status is 200 for refusals, too. A record that cannot be
 * read is counted and does not take the others with it. Never throws.
 * @see https://npiregistry.cms.hhs.gov/api-page
 */
export function readNppesAnswer(body: string): NppesReading {
  const json = parse(body);
  if (json === undefined) {
    const found = /^\s*</.test(body) ? 'a web page' : 'something that is not JSON';
    return { kind: 'unreadable', reason: `It answered with ${found}.` };
  }
  const refused = RefusalsSchema.safeParse(json);
  if (refused.success) {
    return { kind: 'refused', refusals: refused.data.Errors.map(refusalOf) };
  }
  const answered = ResultsSchema.safeParse(json);
  if (!answered.success) {
    return { kind: 'unreadable', reason: 'It answered with JSON that has no “results”.' };
  }
  const { results } = answered.data;
  const records = results.flatMap((result) => readNppesRecord(result) ?? []);
  return {
    kind: 'records',
    records,
    unreadable: results.length - records.length,
    isFull: results.length >= nppesLimit,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function refusalOf({ description, field }: { description: string; field: string }): Refusal {
  const said = description.trim().slice(0, 300);
  return {
    field: Object.hasOwn(fields, field) ? fields[field]! : null,
    detail: said === '' ? 'NPPES gave no reason.' : `NPPES says: ${said}`,
  };
}
