import * as z from 'zod';

const notSure = 'not-sure';
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be the address of a FHIR server' })
  .max(2000);

/** Several of these; the last two stand alone. */
const AgreementsSchema = z
  .array(z.enum(['terms', 'holder', 'baa', 'framework', 'none', notSure]))
  .max(6);
const RedirectsSchema = z
  .array(z.enum(['https', 'app-claimed', 'custom-scheme', 'loopback', 'none', notSure]))
  .max(6);

/**
 * What a person said in the interview. Everything may be missing: an answer that is not there was not given yet, and
 * `not-sure` was given as such.
 */
export const AnswersSchema = z.strictObject({
  /** Who uses the app. */
  user: z.enum(['patient', 'clinician', 'staff', 'nobody', notSure]).optional(),
  /** With whose credentials they sign in. */
  credentials: z.enum(['holder', 'other', 'none', notSure]).optional(),
  /** Whose data the app reads. */
  data: z.enum(['own', 'care', 'population', notSure]).optional(),
  /** What has been signed, or will be. */
  agreements: AgreementsSchema.optional(),
  /** Where the code runs that would have to keep a secret. */
  secret: z.enum(['server', 'device', 'browser', notSure]).optional(),
  /** How the browser comes back to the app (RFC 8252 §7). */
  redirects: RedirectsSchema.optional(),
  holderCount: z.enum(['one', 'few', 'many', notSure]).optional(),
  /** FHIR base URLs. */
  holders: z.array(baseUrl).max(20).optional(),
  /** Whether there is a certificate of a trust community. */
  certificate: z.enum(['have', 'can-get', 'no', notSure]).optional(),
  /** Whether the app reads while nobody is there. */
  offline: z.enum(['yes', 'no', notSure]).optional(),
});
export type Answers = z.infer<typeof AnswersSchema>;

/** The questions in the order of the interview. */
export const questionKeys = Object.keys(AnswersSchema.shape) as (keyof Answers)[];

/** The answer to a question as a list of what was chosen; empty when it was not given or nobody is sure. */
export function chosen(answers: Answers, question: keyof Answers): readonly string[] {
  const answer = answers[question];
  const list = answer === undefined ? [] : Array.isArray(answer) ? answer : [answer];
  return list.filter((one) => one !== notSure);
}

/** Whether a question was answered with something to go by. */
export function isAnswered(answers: Answers, question: keyof Answers): boolean {
  return chosen(answers, question).length > 0;
}
