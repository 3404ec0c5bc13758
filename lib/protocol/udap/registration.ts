import * as z from 'zod';
import { excerpt } from '../bytes';
import type { Check, RuleSet } from '../check';
import { failureCheck } from '../failures';
import { mediaType, readJsonObject, shown } from '../json-body';
import { refusalText } from '../oauth/error-body';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { check, type registrationChecks } from './registration-checks';
import { checkRegistered } from './registration-echo';

/** What a holder registered. Members that nobody knows are kept. */
export const UdapRegistrationSchema = z.looseObject({
  client_id: z.string().min(1),
  scope: z.string().optional().catch(undefined),
});
export type UdapRegistration = z.infer<typeof UdapRegistrationSchema>;

export interface RegistrationOptions {
  /** The registration endpoint as the signed metadata has it. */
  endpoint: string;
  /** The signed software statement. */
  softwareStatement: string;
  /** Signed certifications and endorsements. */
  certifications?: readonly string[];
}

/**
 * The request that registers, changes or (with empty `grant_types`) cancels.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.2)
 */
export function buildRegistrationRequest(options: RegistrationOptions): HttpRequest {
  const { certifications = [] } = options;
  return {
    purpose: 'registration',
    method: 'POST',
    url: options.endpoint,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      software_statement: options.softwareStatement,
      ...(certifications.length > 0 ? { certifications } : {}),
      udap: '1',
    }),
    redirect: 'manual',
  };
}

export interface RegistrationResult {
  /** null when the app was not registered, and when a registration was cancelled as it was asked for. */
  registration: UdapRegistration | null;
  /** The holder confirmed a cancellation that was asked for. */
  isCancelled: boolean;
  checks: Check[];
}

export interface SentRegistration {
  /** The signed statement that was sent. */
  statement: string;
  sentClaims: object;
  ruleSet: RuleSet;
}

/**
 * Judges the answer to a registration. Never throws, whatever the answer is.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.2)
 */
export function processRegistrationResponse(
  result: HttpResult,
  sent: SentRegistration,
): RegistrationResult {
  const { exchangeId } = result;
  const { registration, checks } = result.response
    ? judge(result.response, sent)
    : { registration: null, checks: [failureCheck(result.failure, exchangeId)] };
  return {
    registration,
    isCancelled: checks.some(
      ({ id, verdict }) => id === 'udap.registration.cancelled' && verdict === 'pass',
    ),
    checks: checks.map((entry) => ({ ...entry, exchangeId })),
  };
}

function judge(
  response: HttpResponse,
  sent: SentRegistration,
): Omit<RegistrationResult, 'isCancelled'> {
  const { status } = response;
  if (status !== 200 && status !== 201) return { registration: null, checks: [refusal(response)] };
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `Status ${status} and ${problem}`;
    const failed = check('udap.registration.json', { verdict: 'fail', seen });
    return { registration: null, checks: [failed] };
  }
  if (Array.isArray(value.grant_types) && value.grant_types.length === 0) {
    return { registration: null, checks: [cancelled(sent)] };
  }
  if (asksToCancel(sent)) {
    const seen = `Status ${status} with grant_types ${shown(value.grant_types)}, although [] was asked for.`;
    const failed = check('udap.registration.cancelled', { verdict: 'fail', seen });
    return { registration: null, checks: [failed] };
  }
  const parsed = UdapRegistrationSchema.safeParse(value);
  if (!parsed.success) {
    const seen = `Status ${status} without client_id. Members: ${Object.keys(value).join(', ') || 'none'}.`;
    const failed = check('udap.registration.client-id', { verdict: 'fail', seen });
    return { registration: null, checks: [failed] };
  }
  const registration = parsed.data;
  const seen = `Status ${status}, client_id ${registration.client_id}.`;
  const checks = [
    check('udap.registration.accepted', { verdict: 'pass', seen }),
    ...(status === 200
      ? [check('udap.registration.modified', { verdict: 'info', seen: 'Status 200.' })]
      : []),
    ...contentType(response),
    ...checkRegistered(registration, sent),
  ];
  return { registration, checks };
}

function contentType(response: HttpResponse): Check[] {
  const type = mediaType(response);
  if (type === 'application/json') return [];
  const seen = type === '' ? 'No content type, but the body is JSON.' : `${type}, but it is JSON.`;
  return [check('udap.registration.json', { verdict: 'warn', seen })];
}

function asksToCancel(sent: SentRegistration): boolean {
  const { grant_types: asked } = { ...sent.sentClaims } as Record<string, unknown>;
  return Array.isArray(asked) && asked.length === 0;
}

function cancelled(sent: SentRegistration): Check {
  const wasMeant = asksToCancel(sent);
  return check('udap.registration.cancelled', {
    verdict: wasMeant ? 'pass' : 'fail',
    seen: wasMeant ? 'grant_types is [], as it was asked for.' : 'grant_types is [].',
  });
}

const codes: Readonly<Record<string, keyof typeof registrationChecks>> = {
  unapproved_software_statement: 'udap.registration.unapproved-software-statement',
  invalid_software_statement: 'udap.registration.invalid-software-statement',
  invalid_client_metadata: 'udap.registration.invalid-client-metadata',
  invalid_redirect_uri: 'udap.registration.invalid-redirect-uri',
  unapproved_certification: 'udap.registration.unapproved-certification',
  invalid_certification: 'udap.registration.invalid-certification',
};

/** What an answer without registration means. A code of the standard counts whatever the status is. */
function refusal(response: HttpResponse): Check {
  const { status } = response;
  const { value } = readJsonObject(response);
  const error = value?.error;
  const known = typeof error === 'string' && Object.hasOwn(codes, error) ? codes[error] : undefined;
  if (value && known) {
    return check(known, { verdict: 'fail', seen: refusalText(status, value) });
  }
  if (status === 401 || status === 403) {
    const challenge = response.headers['www-authenticate'];
    const asks = challenge ? ` It asks for: ${excerpt(challenge)}.` : '';
    const seen = `Status ${status}.${asks} ${bodyText(response)}`;
    return check('udap.registration.unauthenticated', { verdict: 'fail', seen });
  }
  if (status === 415 || status === 422) {
    const seen = `Status ${status}. ${bodyText(response)}`;
    return check('udap.registration.media-type', { verdict: 'fail', seen });
  }
  if (value && typeof error === 'string') {
    return check('udap.registration.refused', {
      verdict: 'fail',
      seen: refusalText(status, value),
    });
  }
  const target = response.headers.location;
  const redirect = target && status >= 300 && status < 400 ? ` It redirects to ${target}.` : '';
  const seen = `Status ${status}.${redirect} ${bodyText(response)}`;
  return check('udap.registration.status', { verdict: 'fail', seen });
}

/** What a body is. One that is JSON could hold a secret: its members are named and not quoted. */
function bodyText(response: HttpResponse): string {
  const { value, problem } = readJsonObject(response);
  const members = Object.keys(value ?? {}).join(', ') || '(none)';
  return `The body is ${problem ?? `JSON with the members ${members}.`}`;
}

/**
 * Whether a change of a registration kept its client_id.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.4)
 */
export function checkClientIdKept(before: string, now: string): Check {
  return check('udap.registration.client-id-kept', {
    verdict: before === now ? 'pass' : 'info',
    seen: before === now ? now : `It was ${before} and is ${now} now.`,
  });
}
