import type { Check } from '@/lib/protocol/check';
import type { Exchange, HeaderList } from '@/lib/protocol/exchange';
import { jsonObject, type JsonMembers } from '@/lib/protocol/json-value';
import type { CertificateView, Jwt } from '@/lib/protocol/jwt';
import type { RunFrame, StepKind } from '../frames';
import { readClock, type Clock } from './clock';
import { headerOf } from '@/lib/protocol/headers';
import { documentOf } from './documents';

/** What the other side said when it refused. */
export interface Answer {
  status: number;
  headers: HeaderList;
  mediaType: string;
  text: string;
  /** The body when it is a JSON object, else empty. */
  json: JsonMembers;
  error: string;
  description: string;
}

/** What was sent, as far as it is no secret. */
export interface Sent {
  url: string;
  headers: HeaderList;
  mediaType: string;
  /** Members of the form or of the JSON object; secrets are masked but there. */
  members: JsonMembers;
}

/** Everything in a run that can tell why one of its checks was not passed. */
export interface Evidence {
  step: StepKind;
  /** The check that is to be explained. */
  failed: Check;
  /** The base URL as it was given. */
  baseUrl: string;
  request: JsonMembers;
  /** The exchange that the check is about. */
  exchange: Exchange | null;
  sent: Sent | null;
  answer: Answer | null;
  /** The clock of whoever answered, against ours. */
  clock: Clock | null;
  checks: readonly { step: StepKind; check: Check }[];
  exchanges: readonly Exchange[];
  /** The newest token of each kind up to the failure, whatever step it is of. */
  jwt: (kind: Jwt['kind']) => Jwt | null;
  jwts: readonly Jwt[];
  facts: Readonly<Record<string, string>>;
  /** The certificate with which the app signs and those above it, leaf first; empty when none was chosen. */
  certificates: readonly CertificateView[];
  /** The UDAP metadata and the SMART configuration of the holder; empty when there were none. */
  udap: JsonMembers;
  smart: JsonMembers;
  /** Where a person was sent, with the state masked; empty when nobody was. */
  authorizationUrl: string;
  /** When they came back, ISO 8601; empty when they did not. */
  cameBackAt: string;
  at: string;
}

const plainType = (value: string) => value.split(';')[0]?.trim().toLowerCase() ?? '';
const textMember = (value: unknown) => (typeof value === 'string' ? value : '');

function answerOf(exchange: Exchange | null): Answer | null {
  const response = exchange?.response;
  if (!response) return null;
  const text = response.body.text ?? '';
  const json = jsonObject(text) ?? {};
  return {
    status: response.status,
    headers: response.headers,
    mediaType: plainType(headerOf(response.headers, 'content-type')),
    text,
    json,
    error: textMember(json['error']),
    description: textMember(json['error_description']),
  };
}

function sentOf(exchange: Exchange | null): Sent | null {
  if (!exchange) return null;
  const { url, headers, body } = exchange.request;
  const mediaType = plainType(headerOf(headers, 'content-type'));
  const isForm = mediaType === 'application/x-www-form-urlencoded';
  const members = isForm
    ? Object.fromEntries(new URLSearchParams(body?.text ?? ''))
    : (jsonObject(body?.text) ?? {});
  return { url, headers, mediaType, members };
}

/** The checks of a step that an explanation is asked for: all that were not passed and could be judged. */
export function checksToExplain(frames: readonly RunFrame[], step: StepKind): Check[] {
  return frames.flatMap((frame) =>
    frame.type === 'check' &&
    frame.step === step &&
    frame.check.verdict !== 'pass' &&
    frame.check.verdict !== 'skip'
      ? [frame.check]
      : [],
  );
}

/** Collects what the frames of a run tell about the checks of one step that were not passed. */
export function collectEvidence(frames: readonly RunFrame[], step: StepKind): Evidence[] {
  const started = frames.find((frame) => frame.type === 'run.started');
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame] : []));
  const exchanges = frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange] : []));
  const jwts = frames.flatMap((frame) => (frame.type === 'jwt' ? [frame.jwt] : []));
  const notes = frames.flatMap((frame) => (frame.type === 'note' ? [frame.facts ?? {}] : []));
  const away = frames.findLast((frame) => frame.type === 'authorization.requested');
  const returned = frames.findLast(
    (frame) => frame.type === 'authorization.ended' && frame.how === 'answered',
  );
  const chosen = frames.findLast(
    (frame) => frame.type === 'note' && frame.step === 'certificate' && frame.certificates,
  );
  const facts = Object.fromEntries(notes.flatMap((note) => Object.entries(note)));
  return checksToExplain(frames, step).map((failed) => {
    const exchange = exchanges.find(({ id }) => id === failed.exchangeId) ?? null;
    return {
      step,
      failed,
      baseUrl: started?.holder ?? '',
      request: started?.request ?? {},
      exchange,
      sent: sentOf(exchange),
      answer: answerOf(exchange),
      clock: exchange && readClock(exchange),
      checks,
      exchanges,
      jwt: (kind) => jwts.findLast((jwt) => jwt.kind === kind) ?? null,
      jwts,
      facts,
      certificates: chosen?.type === 'note' ? (chosen.certificates ?? []) : [],
      udap: documentOf(exchanges, 'udap-metadata'),
      smart: documentOf(exchanges, 'smart-configuration'),
      authorizationUrl: away?.url ?? '',
      cameBackAt: returned?.at ?? '',
      at: frames.at(-1)?.at ?? '',
    };
  });
}
