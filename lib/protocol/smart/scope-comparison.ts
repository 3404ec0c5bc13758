import * as z from 'zod';
import { describeScope } from '../registration/scope-words';
import { neededAccess } from './needed-access';
import {
  gives,
  readResourceScope,
  resourceScopes,
  rightLetters,
  scopeWords,
  toV1,
  toV2,
  type ResourceScope,
} from './scopes';

/** What one list says to one line: nothing is known, or the rights, and how the list spells it. */
const ScopeCellSchema = z.object({
  /** False where the list itself is not known. */
  isKnown: z.boolean(),
  /** Letters of `cruds`; for a scope without letters, `yes` or nothing. */
  rights: z.string(),
  /** The words of the list that say so, as they are written there. */
  words: z.array(z.string()),
});
export type ScopeCell = z.infer<typeof ScopeCellSchema>;

const ScopeRowSchema = z.object({
  /** A context and a type, `system/Patient`, or a scope without letters, `openid`. */
  name: z.string(),
  meaning: z.string(),
  asked: ScopeCellSchema,
  registered: ScopeCellSchema,
  offered: ScopeCellSchema,
  granted: ScopeCellSchema,
  /** The same scope in both syntaxes, where version 1 can say it. */
  v1: z.string().nullable(),
  v2: z.string().nullable(),
  /** Letters that were asked for and not granted; `yes` for a scope without letters. */
  missing: z.string(),
  /** What will not work without them, in words. */
  breaks: z.array(z.string()),
  /** Granted beyond what was asked for. */
  extra: z.string(),
});
export type ScopeRow = z.infer<typeof ScopeRowSchema>;

/** Four lists of scopes side by side, by what they mean. */
export const ScopeComparisonSchema = z.object({
  rows: z.array(ScopeRowSchema),
  /** Whether what was granted means exactly what was asked for. */
  isSame: z.boolean(),
  /** Words of what was asked that no list can understand. */
  unreadable: z.array(z.string()),
  /** The FHIR request that is to follow, and whether the grant covers it; null when that cannot be told. */
  request: z.object({ words: z.string(), isCovered: z.boolean() }).nullable(),
});
export type ScopeComparison = z.infer<typeof ScopeComparisonSchema>;

/** The lists; null for one that is not known. */
export interface ScopeLists {
  asked: string;
  registered: string | null;
  /** `scopes_supported`. */
  offered: readonly string[] | null;
  /** As the answer says; one without `scope` granted what was asked for. */
  granted: string;
}

const columns = ['asked', 'registered', 'offered', 'granted'] as const;
const interactions: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'update',
  d: 'delete',
  s: 'search',
};

interface Line {
  name: string;
  scope: ResourceScope | null;
}

function lineOf(word: string): Line {
  const scope = readResourceScope(word);
  if (!scope) return { name: word, scope };
  const { context, type, query } = scope;
  return { name: `${context}/${type}${query === null ? '' : `?${query}`}`, scope };
}

function cell(line: Line, list: string | null): ScopeCell {
  if (list === null) return { isKnown: false, rights: '', words: [] };
  const { scope } = line;
  if (!scope) {
    const has = scopeWords(list).includes(line.name);
    return { isKnown: true, rights: has ? 'yes' : '', words: has ? [line.name] : [] };
  }
  const scopes = resourceScopes(list);
  const rights = [...rightLetters].filter((letter) => gives(scopes, { ...scope, letter })).join('');
  const words = scopes
    .filter((one) => [...rights].some((letter) => gives([one], { ...scope, letter })))
    .map(({ text }) => text);
  return { isKnown: true, rights, words };
}

const without = (rights: string, had: string): string =>
  rights === 'yes'
    ? had === 'yes'
      ? ''
      : 'yes'
    : [...rights].filter((letter) => !had.includes(letter)).join('');

function breaksOf(line: Line, missing: string): string[] {
  const { scope, name } = line;
  if (missing === '') return [];
  if (!scope) return [describeScope(name)];
  const what = scope.type === '*' ? 'every type' : scope.type;
  const limit = scope.query === null ? '' : ` where ${scope.query}`;
  return [...missing].map((letter) => `${interactions[letter] ?? letter} ${what}${limit}`);
}

/** All lines: what was asked first, then what was granted beside it, then what is only registered. */
function linesOf({ asked, granted, registered }: ScopeLists): Line[] {
  const lines = new Map<string, Line>();
  for (const word of scopeWords(`${asked} ${granted} ${registered ?? ''}`)) {
    const line = lineOf(word);
    if (!lines.has(line.name)) lines.set(line.name, line);
  }
  return [...lines.values()];
}

function rowOf(
  line: Line,
  lists: Readonly<Record<(typeof columns)[number], string | null>>,
): ScopeRow {
  const [asked, registered, offered, granted] = columns.map((name) => cell(line, lists[name])) as [
    ScopeCell,
    ScopeCell,
    ScopeCell,
    ScopeCell,
  ];
  const missing = without(asked.rights, granted.rights);
  const rights = asked.rights || granted.rights || registered.rights;
  const whole = line.scope && { ...line.scope, rights };
  return {
    name: line.name,
    meaning: describeScope(whole ? toV2(whole) : line.name),
    asked,
    registered,
    offered,
    granted,
    v1: whole && toV1(whole),
    v2: whole && toV2(whole),
    missing,
    breaks: breaksOf(line, missing),
    extra: without(granted.rights, asked.rights),
  };
}

/** Whether a grant lets one kind of request through, whoever it is for: the server narrows it to a patient or user. */
export function grantCovers(granted: string, type: string, letter: string): boolean {
  return resourceScopes(granted).some(
    (scope) => (scope.type === '*' || scope.type === type) && scope.rights.includes(letter),
  );
}

/**
 * Holds what was asked for against what is registered, offered and granted. Scopes of both versions are compared by
 * what they mean, and wildcards count for what they cover.
 *
 * @param request the FHIR request that is to follow
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.3)
 */
export function compareScopes(
  lists: ScopeLists,
  request?: { method: string; path: string },
): ScopeComparison {
  const { asked, registered, offered, granted } = lists;
  const texts = { asked, registered, offered: offered?.join(' ') ?? null, granted };
  const rows = linesOf(lists).map((line) => rowOf(line, texts));
  const needed = request && neededAccess(request.method, request.path);
  return {
    rows,
    isSame: rows.every(({ missing, extra }) => missing === '' && extra === ''),
    unreadable: scopeWords(asked).filter(
      (word) => /^(patient|user|system)\//.test(word) && !readResourceScope(word),
    ),
    request: needed
      ? {
          words: `${interactions[needed.letter] ?? ''} ${needed.type}`,
          isCovered: grantCovers(granted, needed.type, needed.letter),
        }
      : null,
  };
}
