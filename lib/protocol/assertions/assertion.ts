import * as z from 'zod';

const ExpressionSchema = z.string().trim().min(1).max(2000);
const ValueSchema = z.string().max(2000);

/** What somebody demands of the answer to a request. */
export const AssertionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    /** Each a status such as 200, or a class such as 2xx. */
    is: z
      .array(z.string().regex(/^[1-5](\d\d|xx)$/, { message: 'must be like 200 or 2xx' }))
      .min(1)
      .max(20),
  }),
  z.strictObject({ kind: z.literal('time'), belowMs: z.number().int().min(1).max(600_000) }),
  z.strictObject({
    kind: z.literal('header'),
    name: z.string().trim().min(1).max(100),
    is: z.enum(['present', 'absent', 'equals', 'contains']),
    value: ValueSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('content-type'), is: z.string().trim().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('json'),
    /** RFC 6901, for example `/entry/0/resource/id`; empty for the whole body. */
    pointer: z
      .string()
      .max(1000)
      .regex(/^(\/.*)?$/, { message: 'must be empty or begin with /' }),
  }),
  z.strictObject({
    kind: z.literal('fhirpath'),
    expression: ExpressionSchema,
    /** `equals` and `count` compare with `value`. */
    is: z.enum(['true', 'exists', 'equals', 'count']),
    value: ValueSchema.optional(),
  }),
]);
export type Assertion = z.infer<typeof AssertionSchema>;

/** A value that is taken out of the answer, for the requests that follow. */
export const CaptureSchema = z.strictObject({
  variable: z.string().regex(/^[A-Za-z_][\w.-]{0,63}$/, {
    message: 'must begin with a letter or _, then letters, digits, _, . or -',
  }),
  /** FHIRPath; the first value counts. */
  expression: ExpressionSchema,
  /** Masked in everything that later requests record. */
  isSecret: z.boolean().default(false),
});
export type Capture = z.infer<typeof CaptureSchema>;
