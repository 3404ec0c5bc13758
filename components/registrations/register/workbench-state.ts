import { toNumericDate } from '@/lib/protocol/jose/numeric-date';
import { readJsonObject, type JsonProblem } from './json-problem';

type Members = Readonly<Record<string, unknown>>;

/** The claims that are being written: as members, and as the text that people see and edit. */
export interface WorkbenchState {
  /** What the portal would write. */
  draft: Members;
  claims: Members;
  text: string;
  /** Where the text stops being a JSON object; the members then stay as they were. */
  problem: JsonProblem | null;
}

function textOf(claims: Members): string {
  return JSON.stringify(claims, null, 2);
}

/** The workbench as it opens on a draft of the portal. */
export function openWorkbench(draft: Members): WorkbenchState {
  return { draft, claims: draft, text: textOf(draft), problem: null };
}

/** Sets one claim from the form; undefined takes it away. The text follows. */
export function setClaim(state: WorkbenchState, name: string, value: unknown): WorkbenchState {
  // A claim that was there keeps its place.
  const all = { ...state.claims, [name]: value };
  const claims = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
  return { ...state, claims, text: textOf(claims), problem: null };
}

/** Takes what was typed as JSON. The form follows when it is an object; else it stays and the fault is told. */
export function setText(state: WorkbenchState, text: string): WorkbenchState {
  const { value, problem } = readJsonObject(text);
  if (value === null) return { ...state, text, problem };
  return { ...state, text, claims: value, problem: null };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What people changed against the draft: new values, and null for what they took away. The rest is written afresh when it
 * is sent, times and identifier included.
 */
export function changesOf({ draft, claims }: WorkbenchState): Record<string, unknown> {
  const changed = Object.entries(claims).filter(([name, value]) => !same(value, draft[name]));
  const removed = Object.keys(draft).filter((name) => !Object.hasOwn(claims, name));
  return Object.fromEntries([
    ...changed,
    ...removed.map((name): [string, unknown] => [name, null]),
  ]);
}

/**
 * The workbench on another draft, after the certificate or the community became another one: what people changed stays
 * changed.
 */
export function rebase(state: WorkbenchState, draft: Members): WorkbenchState {
  const all = Object.entries({ ...draft, ...changesOf(state) });
  const claims = Object.fromEntries(
    all.filter(([name, value]) => !isTakenAway(draft, name, value)),
  );
  return { draft, claims, text: textOf(claims), problem: null };
}

function isTakenAway(draft: Members, name: string, value: unknown): boolean {
  return value === null && draft[name] !== null;
}

/** The claims as they would be signed at this moment: times and identifier of the draft are renewed, others are kept. */
export function claimsNow(
  { draft, claims }: WorkbenchState,
  now: Date,
  jti: string,
): Record<string, unknown> {
  const iat = toNumericDate(now);
  const fresh: Record<string, unknown> = { iat, exp: iat + 300, jti };
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) =>
      Object.hasOwn(fresh, name) && same(value, draft[name]) ? [name, fresh[name]] : [name, value],
    ),
  );
}
