import { mapTexts } from '../map-texts';
import { bringsData, type Exchange } from '@/lib/protocol/exchange';
import type { Jwt } from '@/lib/protocol/jwt';
import type { Explanation } from '../explain/explanation';
import type { RunFrame } from '../frames';
import { removedSignature } from '../redact-members';
import { isWithinFrameWord } from '../redact-words';
import {
  addressValues,
  clientIds,
  harmlessParameters,
  isOfPerson,
  personTexts,
} from './private-values';

/** What a share shows beside what happened. */
export interface ShareOptions {
  /** Bodies of FHIR requests and answers, and who the patient is. */
  includeBodies: boolean;
  hideClientIds: boolean;
}

/** What stands where something was left out. */
export const leftOut = '‹left out›';

/** Shorter texts occur by chance: what they stand in is left out as a whole, they are not looked for elsewhere. */
const minLength = 4;

/**
 * The frames of a run for people outside of the workspace. They are redacted already; here goes what is no secret and
 * still not for everybody: the bodies of FHIR messages, ids and search values, who a person is, names under which the
 * workspace keeps things, e-mail addresses, and, if so chosen, client ids. What was left out is looked for in everything else.
 */
export function shareFrames(frames: readonly RunFrame[], options: ShareOptions): RunFrame[] {
  const replacements = new Map<string, string>();
  const hide = (replacement: string) => (value: string) => {
    if (value.length >= minLength && !isWithinFrameWord(value))
      replacements.set(value, replacement);
  };
  if (!options.includeBodies) collectPrivate(frames, hide(leftOut));
  if (options.hideClientIds) clientIds(frames, hide('‹client_id›'));
  const isWhole = options.includeBodies && !options.hideClientIds;
  const sweep = sweeper(replacements, isWhole);
  return frames.flatMap((frame) => {
    const shown = shareFrame(frame, options);
    return shown ? [mapTexts(shown, sweep)] : [];
  });
}

function collectPrivate(frames: readonly RunFrame[], collect: (value: string) => void): void {
  for (const frame of frames) {
    if (frame.type === 'exchange' && isFhir(frame.exchange)) {
      addressValues(frame.exchange.request.url, collect);
    } else if (frame.type === 'exchange' && tellsOfPeople(frame.exchange)) {
      personTexts(jsonOf(frame.exchange.response?.body.text), collect);
    } else if (frame.type === 'jwt') {
      personTexts(frame.jwt.claims, collect);
      if (frame.jwt.kind === 'id_token' && typeof frame.jwt.claims.sub === 'string') {
        collect(frame.jwt.claims.sub);
      }
    }
  }
}

function isFhir({ purpose }: Pick<Exchange, 'purpose'>): boolean {
  return bringsData(purpose);
}

/** Whether an answer of the authorization server may say who a person is. Metadata says it of nobody. */
function tellsOfPeople({ purpose }: Pick<Exchange, 'purpose'>): boolean {
  return ['token', 'introspection', 'userinfo'].includes(purpose);
}

function jsonOf(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** A frame without what it must not show; null: nothing of it is shown. */
function shareFrame(frame: RunFrame, { includeBodies }: ShareOptions): RunFrame | null {
  switch (frame.type) {
    case 'run.started':
      return {
        ...frame,
        runId: 'shared',
        request: requestOf(frame.request, includeBodies),
        title: includeBodies ? frame.title : addressWithout(frame.title),
      };
    case 'signature.requested':
      return { ...frame, keyName: 'a key of the workspace' };
    case 'exchange.started':
      return includeBodies || !isFhir(frame) ? frame : { ...frame, url: addressWithout(frame.url) };
    case 'exchange':
      return includeBodies ? frame : { ...frame, exchange: exchangeWithout(frame.exchange) };
    case 'jwt':
      return includeBodies ? frame : { ...frame, jwt: jwtWithout(frame.jwt) };
    case 'explanation':
      return includeBodies || !frame.explanation.explains.startsWith('fhir.')
        ? frame
        : { ...frame, explanation: explanationWithout(frame.explanation) };
    case 'run.finished': {
      if (includeBodies) return frame;
      const rest = { ...frame };
      delete rest.resource;
      return rest;
    }
    default:
      return frame;
  }
}

/** The causes without what was seen of a FHIR request: it holds its address and what the server said. */
function explanationWithout(explanation: Explanation): Explanation {
  const causes = explanation.causes.map((cause) => ({
    ...cause,
    proof: [],
    check: { ...cause.check, seen: noBody },
  }));
  return { ...explanation, causes };
}

/** What the viewer needs of the request; ids of things in the workspace stay there. */
function requestOf(
  request: Readonly<Record<string, unknown>>,
  includeBodies: boolean,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of ['holder', 'rules', 'until', 'steps', 'community', 'revocation']) {
    if (name in request) shown[name] = request[name];
  }
  const auth = request.auth as Record<string, unknown> | undefined;
  if (auth) shown.auth = { method: auth.method, scope: auth.scope };
  const examine = request.examine as Record<string, unknown> | undefined;
  if (examine) shown.examine = { kind: examine.kind };
  const call = request.request as Record<string, unknown> | undefined;
  if (call && typeof call.path === 'string') {
    shown.request = {
      method: call.method,
      path: includeBodies ? call.path : addressWithout(`/${call.path}`).slice(1),
    };
  }
  return shown;
}

/** An address of a FHIR request, or a title with one, without ids and without the values of searches. */
function addressWithout(address: string): string {
  const at = address.indexOf('?');
  const path = (at < 0 ? address : address.slice(0, at)).replace(
    /((?:^|[/ ])[A-Z][A-Za-z]+\/)(?!_search|\$)[A-Za-z0-9.-]{1,64}(?=\/|$)/g,
    (_, before: string) => `${before}${leftOut}`,
  );
  if (at < 0) return path;
  const pairs = address
    .slice(at + 1)
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=');
      const isHarmless = harmlessParameters.has(decodeURIComponent(name).split(':')[0] ?? '');
      return isHarmless || !pair.includes('=') ? pair : `${name}=${leftOut}`;
    });
  return `${path}?${pairs.join('&')}`;
}

/** Headers of FHIR messages that carry ids. */
const withIds = /^(location|content-location|link)$/i;
const noBody = 'Left out of what is shared: it may tell of patients.';

function exchangeWithout(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  if (!isFhir(exchange)) {
    if (!tellsOfPeople(exchange)) return exchange;
    const text = response?.body.text;
    const value = jsonOf(text);
    if (!response || typeof value !== 'object' || value === null) return exchange;
    const masked = JSON.stringify(withoutPerson(value));
    const isSame = masked === JSON.stringify(value);
    const body = { ...response.body, text: isSame ? (text ?? null) : masked };
    return { ...exchange, response: { ...response, body } };
  }
  const cut = <B extends { text: string | null; bytes: number; note: string | null }>(
    body: B,
  ): B => (body.bytes === 0 ? body : { ...body, text: null, note: noBody });
  return {
    ...exchange,
    request: {
      ...request,
      url: addressWithout(request.url),
      body: request.body && cut(request.body),
    },
    response: response && {
      ...response,
      headers: response.headers.map(([name, value]) =>
        withIds.test(name) ? [name, leftOut] : [name, value],
      ),
      body: cut(response.body),
    },
  };
}

function withoutPerson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPerson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isOfPerson(name) ? leftOut : withoutPerson(member),
    ]),
  );
}

function jwtWithout(jwt: Jwt): Jwt {
  const claims = withoutPerson(jwt.claims) as Record<string, unknown>;
  return { ...jwt, claims: jwt.kind === 'id_token' ? { ...claims, sub: leftOut } : claims };
}

/** Tokens without their signature: base64 hides what they say from a search, not from people. */
const tokens = new RegExp(`eyJ[\\w-]+\\.[\\w-]*\\.${removedSignature}`, 'g');

/** Contacts of an app are addresses of people of the workspace. */
const mailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Replaces values as they are and percent-encoded, the longest first.
 *
 * @param isWhole whether tokens may stand as they are; their claims are shown decoded anyway
 */
function sweeper(
  replacements: ReadonlyMap<string, string>,
  isWhole: boolean,
): (text: string) => string {
  const all = new Map<string, string>();
  for (const [value, replacement] of replacements) {
    all.set(value, replacement);
    all.set(encodeURIComponent(value), replacement);
  }
  const sorted = [...all].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const without = isWhole ? text : text.replace(tokens, '‹a JWT, see its claims›');
    return sorted
      .reduce((left, [value, by]) => left.replaceAll(value, by), without)
      .replace(mailAddress, '‹e-mail address›');
  };
}
