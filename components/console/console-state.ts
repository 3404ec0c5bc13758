import type { RunRequestInput } from '@/lib/schemas/run';

/** What the form of the console holds. All of it but long anchors is in the address; none of it is secret. */
export interface ConsoleState {
  /** `harbor`, or a FHIR base URL. */
  holder: string;
  path: string;
  auth: 'udap' | 'none';
  /** A certificate of the workspace; empty: the portal takes the newest one that fits. */
  certificateId: string;
  scope: string;
  registerAgain: boolean;
  rules: 'stu2' | 'stu1';
  /** `rule`: as the community has it, without one `hard`. */
  revocation: 'rule' | 'hard' | 'soft';
  community: string;
  /** PEM of anchors to trust, one after the other. */
  anchors: string;
  until: 'discover' | 'trust' | 'certificate' | 'register' | 'token' | 'request';
  /** Whether the hl7-b2b object is written here; otherwise the portal says who it is. */
  ownB2b: boolean;
  organizationId: string;
  organizationName: string;
  subjectName: string;
  subjectId: string;
  subjectRole: string;
  /** Codes, separated by blanks. */
  purposeOfUse: string;
}

export const initialConsole: ConsoleState = {
  holder: 'harbor',
  path: 'Patient?_count=5',
  auth: 'udap',
  certificateId: '',
  scope: 'system/*.rs',
  registerAgain: false,
  rules: 'stu2',
  revocation: 'rule',
  community: '',
  anchors: '',
  until: 'request',
  ownB2b: false,
  organizationId: '',
  organizationName: '',
  subjectName: '',
  subjectId: '',
  subjectRole: '',
  purposeOfUse: 'urn:oid:2.16.840.1.113883.5.8#TREAT',
};

/** Longer anchors would make an address that servers refuse. */
export const maxAnchorsInAddress = 6000;

const choices: { readonly [Name in keyof ConsoleState]?: readonly ConsoleState[Name][] } = {
  auth: ['udap', 'none'],
  rules: ['stu2', 'stu1'],
  revocation: ['rule', 'hard', 'soft'],
  until: ['discover', 'trust', 'certificate', 'register', 'token', 'request'],
};

/** The form as a query string without `?`; what is as at first is left out. */
export function encodeConsole(state: ConsoleState): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(initialConsole) as (keyof ConsoleState)[]) {
    const value = state[name];
    if (value === initialConsole[name]) continue;
    if (name === 'anchors' && state.anchors.length > maxAnchorsInAddress) continue;
    query.set(name, typeof value === 'boolean' ? '1' : value);
  }
  return query.toString();
}

/** The form that a query string describes; what it does not know or understand is as at first. */
export function decodeConsole(query: URLSearchParams): ConsoleState {
  const entries = (Object.keys(initialConsole) as (keyof ConsoleState)[]).map((name) => {
    const initial = initialConsole[name];
    const value = query.get(name);
    if (value === null) return [name, initial];
    if (typeof initial === 'boolean') return [name, value === '1'];
    const allowed: readonly unknown[] | undefined = choices[name];
    return [name, allowed && !allowed.includes(value) ? initial : value];
  });
  return Object.fromEntries(entries) as ConsoleState;
}

function pemBlocks(text: string): string[] {
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g);
  return blocks ?? (text.trim() === '' ? [] : [text.trim()]);
}

function given<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  const trimmed = value.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as Partial<Record<Name, string>>);
}

function b2bOf(state: ConsoleState) {
  return {
    version: '1' as const,
    organization_id: state.organizationId.trim(),
    purpose_of_use: state.purposeOfUse.split(/\s+/).filter((code) => code !== ''),
    ...given('organization_name', state.organizationName),
    ...given('subject_name', state.subjectName),
    ...given('subject_id', state.subjectId),
    ...given('subject_role', state.subjectRole),
  };
}

/** What is sent to `POST …/runs`; members that say the default are left out, so that it reads well as curl. */
export function runRequestOf(state: ConsoleState): RunRequestInput {
  const anchors = pemBlocks(state.anchors);
  const auth =
    state.auth === 'none'
      ? { method: 'none' as const }
      : {
          method: 'udap' as const,
          ...(state.certificateId === '' ? {} : { certificateId: state.certificateId }),
          ...(state.registerAgain ? { register: 'always' as const } : {}),
          ...(state.scope.trim() === initialConsole.scope ? {} : { scope: state.scope.trim() }),
          ...(state.ownB2b ? { b2b: b2bOf(state) } : {}),
        };
  return {
    holder: state.holder.trim(),
    ...given('community', state.community),
    ...(anchors.length === 0 ? {} : { anchors }),
    ...(state.rules === 'stu2' ? {} : { rules: state.rules }),
    ...(state.revocation === 'rule' ? {} : { revocation: state.revocation }),
    auth,
    request: { path: state.path.trim() },
    ...(state.until === 'request' ? {} : { until: state.until }),
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function textOf(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/** The form that sends a stored run's request again. */
export function consoleOfRequest(request: Readonly<Record<string, unknown>>): ConsoleState {
  const auth = member(request, 'auth');
  const b2b = member(auth, 'b2b');
  const anchors = member(request, 'anchors');
  const codes = member(b2b, 'purpose_of_use');
  const query = new URLSearchParams({
    auth: textOf(member(auth, 'method'), 'udap'),
    rules: textOf(request['rules'], 'stu2'),
    revocation: textOf(request['revocation'], 'rule'),
    until: textOf(request['until'], 'request'),
  });
  return {
    ...decodeConsole(query),
    holder: textOf(request['holder'], initialConsole.holder),
    path: textOf(member(request['request'], 'path'), initialConsole.path),
    certificateId: textOf(member(auth, 'certificateId'), ''),
    scope: textOf(member(auth, 'scope'), initialConsole.scope),
    registerAgain: member(auth, 'register') === 'always',
    community: textOf(request['community'], ''),
    anchors: Array.isArray(anchors) ? anchors.join('\n') : '',
    ownB2b: b2b !== undefined,
    organizationId: textOf(member(b2b, 'organization_id'), ''),
    organizationName: textOf(member(b2b, 'organization_name'), ''),
    subjectName: textOf(member(b2b, 'subject_name'), ''),
    subjectId: textOf(member(b2b, 'subject_id'), ''),
    subjectRole: textOf(member(b2b, 'subject_role'), ''),
    purposeOfUse: Array.isArray(codes) ? codes.join(' ') : initialConsole.purposeOfUse,
  };
}
