import * as z from 'zod';
import {
  AssertionSchema,
  CaptureSchema,
  type Assertion,
} from '@/lib/protocol/assertions/assertion';
import type { RunRequestInput } from '@/lib/schemas/run';
import { memberOf } from '../form-codec';

const kinds = ['status', 'time', 'header', 'content-type', 'json', 'fhirpath'] as const;
export type AssertionKind = Assertion['kind'];

const AssertionRowSchema = z.object({
  kind: z.enum(kinds),
  /** What is looked at: the name of a header, a JSON pointer, an expression. */
  subject: z.string(),
  /** How it is compared, where there is a choice. */
  is: z.string(),
  /** With what: statuses, milliseconds, a text. */
  value: z.string(),
});
/** An assertion while it is written: texts only, so that half of one can stand. */
export type AssertionRow = z.infer<typeof AssertionRowSchema>;

const CaptureRowSchema = z.object({
  variable: z.string(),
  expression: z.string(),
  isSecret: z.boolean(),
});
/** A capture while it is written. */
export type CaptureRow = z.infer<typeof CaptureRowSchema>;

/** What is demanded of the answer, and what is taken from it. */
export const TestsFormSchema = z.object({
  assertions: z.array(AssertionRowSchema),
  captures: z.array(CaptureRowSchema),
});
export type TestsForm = Readonly<z.infer<typeof TestsFormSchema>>;

export const initialTests: TestsForm = { assertions: [], captures: [] };

/** A new row of each kind, with what people most often demand. */
export const newAssertion: Readonly<Record<AssertionKind, AssertionRow>> = {
  status: { kind: 'status', subject: '', is: '', value: '200' },
  time: { kind: 'time', subject: '', is: '', value: '2000' },
  header: { kind: 'header', subject: 'ETag', is: 'present', value: '' },
  'content-type': { kind: 'content-type', subject: '', is: '', value: 'application/fhir+json' },
  json: { kind: 'json', subject: '/resourceType', is: '', value: '' },
  fhirpath: { kind: 'fhirpath', subject: 'Bundle.entry.exists()', is: 'true', value: '' },
};

/** The ways to compare in words. */
export const comparisonWords: Readonly<Record<string, string>> = {
  present: 'is there',
  absent: 'is not there',
  equals: 'is',
  contains: 'contains',
  true: 'is true',
  exists: 'finds something',
  count: 'finds as many as',
};

/** Whether a way to compare looks at the value. */
export function comparesValue(is: string): boolean {
  return is === 'equals' || is === 'contains' || is === 'count';
}

type AssertionInput = NonNullable<RunRequestInput['assertions']>[number];

function assertionInputOf({ kind, subject, is, value }: AssertionRow): AssertionInput {
  const compared = comparesValue(is) ? { value } : {};
  switch (kind) {
    case 'status':
      return { kind, is: value.split(/[\s,]+/).filter((status) => status !== '') };
    case 'time':
      return { kind, belowMs: Number(value) };
    case 'header':
      return { kind, name: subject, is: is as 'present', ...compared };
    case 'content-type':
      return { kind, is: value };
    case 'json':
      return { kind, pointer: subject };
    case 'fhirpath':
      return { kind, expression: subject, is: is as 'true', ...compared };
  }
}

/** An assertion as a row. */
export function rowOfAssertion(assertion: Assertion): AssertionRow {
  const empty = { subject: '', is: '', value: '' };
  const { kind } = assertion;
  switch (kind) {
    case 'status':
      return { ...empty, kind, value: assertion.is.join(', ') };
    case 'time':
      return { ...empty, kind, value: String(assertion.belowMs) };
    case 'header':
      return { kind, subject: assertion.name, is: assertion.is, value: assertion.value ?? '' };
    case 'content-type':
      return { ...empty, kind, value: assertion.is };
    case 'json':
      return { ...empty, kind, subject: assertion.pointer };
    case 'fhirpath':
      return {
        kind,
        subject: assertion.expression,
        is: assertion.is,
        value: assertion.value ?? '',
      };
  }
}

/** The members of a run that say what is demanded and taken; left out where there is nothing. */
export function testsInputOf({
  assertions,
  captures,
}: TestsForm): Pick<RunRequestInput, 'assertions' | 'captures'> {
  return {
    ...(assertions.length === 0 ? {} : { assertions: assertions.map(assertionInputOf) }),
    ...(captures.length === 0
      ? {}
      : {
          captures: captures.map(({ variable, expression, isSecret }) => ({
            variable,
            expression,
            ...(isSecret ? { isSecret } : {}),
          })),
        }),
  };
}

function listOf<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The form of what a stored request demands and takes. */
export function testsOfStored(stored: unknown): TestsForm {
  return {
    assertions: listOf(AssertionSchema, memberOf(stored, 'assertions')).map(rowOfAssertion),
    captures: listOf(CaptureSchema, memberOf(stored, 'captures')),
  };
}

/** Longer ones would make an address that servers refuse. */
const maxTestsInAddress = 3000;

/** Writes what is demanded and taken into the address, when there is anything and it is not too long. */
export function encodeTests(tests: TestsForm, query: URLSearchParams): void {
  if (tests.assertions.length + tests.captures.length === 0) return;
  const text = JSON.stringify(tests);
  if (text.length <= maxTestsInAddress) query.set('tests', text);
}

/** What an address says that is demanded and taken; nothing when it cannot be read. */
export function decodeTests(query: URLSearchParams): TestsForm {
  try {
    return TestsFormSchema.parse(JSON.parse(query.get('tests') ?? 'null'));
  } catch {
    return initialTests;
  }
}
