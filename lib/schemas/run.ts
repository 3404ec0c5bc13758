import * as z from 'zod';
import { AssertionSchema, CaptureSchema } from '@/lib/protocol/assertions/assertion';
import { isExportPath } from '@/lib/protocol/bulk/addresses';
import { RuleSetSchema } from '@/lib/protocol/check';
import { isFhirPath } from '@/lib/protocol/fhir/request';
import { isManagedHeader } from '@/lib/protocol/headers';
import {
  RunFrameSchema,
  RunStatusSchema,
  RunSummarySchema,
  RunVerdictSchema,
  StepKindSchema,
} from '@/lib/run/frames';
import { BackendAuthSchema } from './backend-auth';
import { BulkExportSchema } from './bulk-export';
import { CodeAuthSchema } from './code-auth';
import { DpopModeSchema } from './dpop-mode';

/** The `hl7-b2b` authorization extension object, UDAP Security IG 2 §5.2.1.1. */
export const B2bExtensionSchema = z.strictObject({
  version: z.literal('1').default('1'),
  subject_name: z.string().min(1).optional(),
  subject_id: z.string().min(1).optional(),
  subject_role: z.string().min(1).optional(),
  organization_name: z.string().min(1).optional(),
  organization_id: z.string().min(1),
  purpose_of_use: z.array(z.string().min(1)).min(1),
  consent_policy: z.array(z.string()).optional(),
  consent_reference: z.array(z.string()).optional(),
});
export type B2bExtension = z.infer<typeof B2bExtensionSchema>;

/** The most that extension objects may weigh together, in characters of JSON. */
const maxExtensionCharacters = 30_000;

/**
 * Authorization extension objects by their key, as they go into the `extensions` claim: `hl7-b2b`, `hl7-b2b-user`,
 * `tefca-ias` (or `tefca_ias`), and those that a community defines. They are judged by checks of the run.
 */
export const AuthorizationExtensionsSchema = z
  .record(
    z.string().regex(/^[A-Za-z][\w.-]{0,63}$/, 'must be a name such as hl7-b2b'),
    z.record(z.string(), z.unknown()),
  )
  .refine((value) => Object.keys(value).length > 0, { message: 'must hold an object' })
  .refine((value) => JSON.stringify(value).length <= maxExtensionCharacters, {
    message: 'must be smaller',
  });

const NoneAuthSchema = z.strictObject({ method: z.literal('none') });

const UdapAuthSchema = z.strictObject({
  method: z.literal('udap'),
  /** A certificate of the workspace; left out, the portal takes or issues one for the sandbox. */
  certificateId: z.string().optional(),
  /** `reuse` keeps a registration that is still good; `always` registers again. */
  register: z.enum(['reuse', 'always']).default('reuse'),
  scope: z.string().min(1).max(2000).default('system/*.rs'),
  /** Whether tokens are bound to a key (RFC 9449). */
  dpop: DpopModeSchema.default('automatic'),
  /** Short for `extensions` with nothing but `hl7-b2b`. */
  b2b: B2bExtensionSchema.optional(),
  extensions: AuthorizationExtensionsSchema.optional(),
});
export type UdapAuth = z.infer<typeof UdapAuthSchema>;

/** Characters that make up an HTTP token, RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const HeaderNameSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(token, { message: 'must be a header name: letters, digits and hyphens' })
  .refine((name) => !isManagedHeader(name), {
    message: 'belongs to the connection, which the portal manages; leave it out',
  });

const HeaderValueSchema = z
  .string()
  .max(8000)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, { message: 'must be one line of Latin-1 characters' });

/** Bytes of a text in UTF-8. */
function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The largest body of a request, in bytes. */
export const maxRequestBodyBytes = 1024 * 1024;

/** A FHIR interaction below the base URL: `Patient?_count=5` or `Patient/123`, with any method. */
export const FhirRequestSchema = z.strictObject({
  method: z
    .string()
    .max(20)
    .regex(/^[A-Z][A-Z0-9-]*$/, { message: 'must be an HTTP method in capitals, for example GET' })
    .refine((method) => method !== 'CONNECT' && method !== 'TRACE', {
      message: 'is a method for proxies, which this portal does not send',
    })
    .default('GET'),
  path: z
    .string()
    .max(8000)
    .refine(isFhirPath, {
      message: 'must be a path below the FHIR base URL, for example Patient?_count=5',
    })
    .default('Patient?_count=5'),
  /** Sent as they stand, in this order. Accept and Content-Type are FHIR JSON unless they are here. */
  headers: z
    .array(z.tuple([HeaderNameSchema, HeaderValueSchema]))
    .max(50)
    .default([]),
  /** Text of at most 1 MB. */
  body: z
    .string()
    .refine((body) => byteLength(body) <= maxRequestBodyBytes, {
      message: 'must be no longer than 1 MB',
    })
    .optional(),
});

/** What `POST /api/v1/workspaces/{slug}/runs` takes. `{}` makes the whole first request against harbor. */
export const RunRequestSchema = z
  .strictObject({
    /** A sandbox holder by name (`harbor`), or any FHIR base URL. */
    holder: z.string().min(1).max(2000).default('harbor'),
    /** Trust community URI, sent as `?community=` (UDAP Security IG 2 §2.4). */
    community: z.string().max(500).optional(),
    /** PEM of anchors to trust beside those of the known communities. */
    anchors: z.array(z.string().max(20_000)).max(10).default([]),
    rules: RuleSetSchema.default('stu2'),
    /**
     * What happens when revocation cannot be found out: refuse (`hard`) or warn (`soft`). Left out, the
     * community that is asked for decides; without one it is `hard`.
     */
    revocation: z.enum(['hard', 'soft']).optional(),
    auth: z
      .discriminatedUnion('method', [
        NoneAuthSchema,
        UdapAuthSchema,
        CodeAuthSchema,
        BackendAuthSchema,
      ])
      .prefault({ method: 'udap' }),
    request: FhirRequestSchema.prefault({}),
    /** For a path such as `Patient/$export`: the run goes on until the files are there. */
    bulk: BulkExportSchema.optional(),
    /** The last step to take; `request` does them all. */
    until: StepKindSchema.default('request'),
    /** What is demanded of the answer; each becomes a check of the run. */
    assertions: z.array(AssertionSchema).max(50).default([]),
    /** Values that are taken from the answer, for requests of a collection that follow. */
    captures: z.array(CaptureSchema).max(20).default([]),
    /** The environment whose values stand in the place of `{{name}}`, by id. */
    environment: z.string().max(60).optional(),
    /** Says that a request which writes is meant for an environment that is marked as production. */
    confirmed: z.literal(true).optional(),
  })
  .superRefine(({ bulk, request }, context) => {
    if (!bulk || bulk.follows !== undefined || isExportPath(request.path)) return;
    context.addIssue({
      code: 'custom',
      path: ['request', 'path'],
      message:
        'is followed as a bulk export and must be $export, Patient/$export or Group/{id}/$export',
    });
  })
  .superRefine(({ auth, request }, context) => {
    const at = request.headers.findIndex(([name]) => name.toLowerCase() === 'authorization');
    if (auth.method === 'none' || at === -1) return;
    context.addIssue({
      code: 'custom',
      path: ['request', 'headers', at, 0],
      message: 'is what the chosen authentication sends; leave it out, or choose no authentication',
    });
  });
export type RunRequest = z.infer<typeof RunRequestSchema>;
export type RunRequestInput = z.input<typeof RunRequestSchema>;

/** A run without its frames, as lists show it. */
export const RunSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  holder: z.string(),
  status: RunStatusSchema,
  verdict: RunVerdictSchema.nullable(),
  summary: RunSummarySchema.nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string().nullable(),
  /** The request to the FHIR server: its method, and the resource type of its path. */
  method: z.string().nullable(),
  resourceType: z.string().nullable(),
  /** The status that the FHIR server answered with; null when it was not asked or did not answer. */
  answerStatus: z.number().nullable(),
  /** What people keep beside it. */
  isStarred: z.boolean(),
  name: z.string().nullable(),
  note: z.string().nullable(),
});
export type Run = z.infer<typeof RunSchema>;

/** A run with everything that happened. */
export const RunWithFramesSchema = RunSchema.extend({
  request: z.record(z.string(), z.unknown()),
  frames: z.array(RunFrameSchema),
});
export type RunWithFrames = z.infer<typeof RunWithFramesSchema>;
