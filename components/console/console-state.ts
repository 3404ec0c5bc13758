import { StepKindSchema, type StepKind } from '@/lib/run/frames';
import type { RunRequestInput } from '@/lib/schemas/run';
import {
  authInputOf,
  authOfRequest,
  decodeAuth,
  encodeAuth,
  initialAuth,
  type AuthState,
} from './auth/auth-methods';
import { decodeForm, encodeForm, given, textOr, type FormChoices } from './form-codec';
import { bulkInputOf, bulkOfStored } from './request/bulk-form';
import {
  decodeRequest,
  encodeRequest,
  initialRequest,
  requestInputOf,
  requestOfStored,
  type RequestForm,
} from './request/request-form';
import {
  decodeTests,
  encodeTests,
  initialTests,
  testsInputOf,
  testsOfStored,
  type TestsForm,
} from './tests/tests-form';

/** Where a run goes and by which rules it is judged. A type and not an interface: only that is a flat form. */
export type TargetForm = {
  /** `harbor`, or a FHIR base URL. */
  holder: string;
  rules: 'stu2' | 'stu1';
  /** `rule`: as the community has it, without one `hard`. */
  revocation: 'rule' | 'hard' | 'soft';
  community: string;
  /** PEM of anchors to trust, one after the other. */
  anchors: string;
  /** The last step, `request` for all. */
  until: StepKind;
  /** The environment whose values stand for `{{name}}`, by id; empty: none. */
  environment: string;
};

/** What the form of the console holds. */
export interface ConsoleState {
  target: TargetForm;
  auth: AuthState;
  request: RequestForm;
  tests: TestsForm;
}

export const initialTarget: TargetForm = {
  holder: 'harbor',
  rules: 'stu2',
  revocation: 'rule',
  community: '',
  anchors: '',
  until: 'request',
  environment: '',
};

export const initialConsole: ConsoleState = {
  target: initialTarget,
  auth: initialAuth,
  request: initialRequest,
  tests: initialTests,
};

/** The same form with another request: a plain read of a path, of which nothing is demanded. */
export function consoleAt(state: ConsoleState, path: string): ConsoleState {
  return { ...state, request: { ...initialRequest, path }, tests: initialTests };
}

/** Longer anchors would make an address that servers refuse. */
export const maxAnchorsInAddress = 6000;

const choices: FormChoices<TargetForm> = {
  rules: ['stu2', 'stu1'],
  revocation: ['rule', 'hard', 'soft'],
  until: StepKindSchema.options,
};

/** The form as a query string without `?`; what is as at first is left out. Nothing secret is in it. */
export function encodeConsole({ target, auth, request, tests }: ConsoleState): string {
  const query = new URLSearchParams();
  const isLong = target.anchors.length > maxAnchorsInAddress;
  encodeForm({ ...target, ...(isLong ? { anchors: '' } : {}) }, initialTarget, query);
  encodeAuth(auth, query);
  encodeRequest(request, query);
  encodeTests(tests, query);
  return query.toString();
}

/** The form that a query string describes; what it does not know or understand is as at first. */
export function decodeConsole(query: URLSearchParams): ConsoleState {
  return {
    target: decodeForm(query, initialTarget, choices),
    auth: decodeAuth(query),
    request: decodeRequest(query),
    tests: decodeTests(query),
  };
}

function pemBlocks(text: string): string[] {
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g);
  return blocks ?? (text.trim() === '' ? [] : [text.trim()]);
}

/** What is sent to `POST …/runs`; members that say the default are left out, so that it reads well as curl. */
export function runRequestOf({ target, auth, request, tests }: ConsoleState): RunRequestInput {
  const anchors = pemBlocks(target.anchors);
  return {
    holder: target.holder.trim(),
    ...given('community', target.community),
    ...(anchors.length === 0 ? {} : { anchors }),
    ...(target.rules === 'stu2' ? {} : { rules: target.rules }),
    ...(target.revocation === 'rule' ? {} : { revocation: target.revocation }),
    auth: authInputOf(auth),
    request: requestInputOf(request),
    ...testsInputOf(tests),
    ...given('environment', target.environment),
    ...bulkInputOf(request.path, request.bulk),
    ...(target.until === 'request' ? {} : { until: target.until }),
  };
}

/** The form that sends a stored run's request again. */
export function consoleOfRequest(stored: Readonly<Record<string, unknown>>): ConsoleState {
  const anchors = stored['anchors'];
  const request = requestOfStored(stored['request']);
  const query = new URLSearchParams({
    rules: textOr(stored['rules'], 'stu2'),
    revocation: textOr(stored['revocation'], 'rule'),
    until: textOr(stored['until'], 'request'),
  });
  return {
    target: {
      ...decodeForm(query, initialTarget, choices),
      holder: textOr(stored['holder'], initialTarget.holder),
      community: textOr(stored['community'], ''),
      anchors: Array.isArray(anchors) ? anchors.join('\n') : '',
      environment: textOr(stored['environment'], ''),
    },
    auth: authOfRequest(stored['auth']),
    request: { ...request, bulk: bulkOfStored(stored, request.path) },
    tests: testsOfStored(stored),
  };
}
