import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { ExchangeSchema } from '@/lib/protocol/exchange';
import { CertificateViewSchema, JwtSchema } from '@/lib/protocol/jwt';
import { ScopeComparisonSchema } from '@/lib/protocol/smart/scope-comparison';
import { TrustReportSchema } from '@/lib/protocol/x509/trust-report';
import { BulkEventSchema } from './bulk-events';
import { ExplanationSchema } from './explain/explanation';

/** The steps of a run, in the order in which they may happen. */
export const StepKindSchema = z.enum([
  'discover',
  'trust',
  'examine',
  'certificate',
  'preflight',
  'register',
  'authorize',
  'token',
  'request',
  'export',
]);
export type StepKind = z.infer<typeof StepKindSchema>;

export const RunVerdictSchema = z.enum(['pass', 'warn', 'fail']);
export type RunVerdict = z.infer<typeof RunVerdictSchema>;

export const RunStatusSchema = z.enum(['running', 'finished', 'cancelled', 'interrupted']);
export type RunStatus = z.infer<typeof RunStatusSchema>;

export const RunSummarySchema = z.object({
  exchanges: z.number(),
  pass: z.number(),
  warn: z.number(),
  fail: z.number(),
  durationMs: z.number(),
});
export type RunSummary = z.infer<typeof RunSummarySchema>;

const frame = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    v: z.literal(1),
    seq: z.number().int(),
    at: z.string(),
    type: z.literal(type),
    ...shape,
  });

/**
 * One line of a run's stream. The same frames are streamed, stored, reopened and exported; `seq` counts
 * from 1 without gaps. Frames of a step carry its `step`.
 */
export const RunFrameSchema = z.discriminatedUnion('type', [
  frame('run.started', {
    runId: z.string(),
    kind: z.string(),
    title: z.string(),
    holder: z.string(),
    request: z.record(z.string(), z.unknown()),
  }),
  frame('step.started', { step: StepKindSchema, title: z.string(), explanation: z.string() }),
  /** A request left; its exchange follows when it is over. */
  frame('exchange.started', {
    step: StepKindSchema,
    exchangeId: z.string(),
    purpose: ExchangeSchema.shape.purpose,
    method: z.string(),
    url: z.string(),
  }),
  frame('exchange', { step: StepKindSchema, exchange: ExchangeSchema }),
  frame('jwt', { step: StepKindSchema, jwt: JwtSchema }),
  frame('check', { step: StepKindSchema, check: CheckSchema }),
  /** Why a check of the step was not passed: the causes that the evidence of the run leaves. */
  frame('explanation', { step: StepKindSchema, explanation: ExplanationSchema }),
  /** A fact worth showing: the path that was built, the certificate that was issued, a reuse. */
  frame('note', {
    step: StepKindSchema,
    text: z.string(),
    certificates: z.array(CertificateViewSchema).optional(),
    facts: z.record(z.string(), z.string()).optional(),
  }),
  /** What the trust doctor found: every path, with a verdict at every certificate. */
  frame('trust', { step: StepKindSchema, report: TrustReportSchema }),
  /** What was asked, registered, offered and granted, side by side. */
  frame('scopes', {
    step: StepKindSchema,
    comparison: ScopeComparisonSchema,
    /** Under which id the token is kept; null when it is not. */
    tokenId: z.string().nullable(),
  }),
  /** The key lives in a browser: the run waits until that browser has signed. */
  frame('signature.requested', {
    step: StepKindSchema,
    signatureId: z.string(),
    keyName: z.string(),
    /** RFC 7638 thumbprint, by which the browser finds its key. */
    thumbprint: z.string(),
    purpose: z.enum(['software_statement', 'client_assertion']),
    expiresAt: z.string(),
  }),
  frame('signature.received', { step: StepKindSchema, signatureId: z.string() }),
  /** A person is to sign in at the holder: the run waits until their browser comes back. */
  frame('authorization.requested', {
    step: StepKindSchema,
    authorizationId: z.string(),
    /** Where the browser goes, the state masked. The way there is `/oauth/go/{authorizationId}`. */
    url: z.string(),
    expiresAt: z.string(),
  }),
  /** The browser came back, or nobody waits for it any more. */
  frame('authorization.ended', {
    step: StepKindSchema,
    authorizationId: z.string(),
    how: z.enum(['answered', 'expired', 'cancelled']),
  }),
  /** What happened to the bulk data export that the run follows. */
  frame('bulk', { step: StepKindSchema, event: BulkEventSchema }),
  frame('step.finished', {
    step: StepKindSchema,
    verdict: z.enum(['pass', 'warn', 'fail', 'skip']),
    durationMs: z.number(),
  }),
  frame('run.finished', {
    status: z.enum(['finished', 'cancelled', 'interrupted']),
    verdict: RunVerdictSchema.nullable(),
    summary: RunSummarySchema,
    /** What the FHIR request returned, parsed, when the run got that far. */
    resource: z.unknown().optional(),
  }),
]);
export type RunFrame = z.infer<typeof RunFrameSchema>;

/** A frame before the run numbers and dates it. */
export type NewRunFrame = RunFrame extends infer Frame
  ? Frame extends RunFrame
    ? Omit<Frame, 'v' | 'seq' | 'at'>
    : never
  : never;
