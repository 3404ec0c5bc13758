import { mapTexts } from './map-texts';
import type { Body, Exchange, ExchangePurpose, HeaderList } from '@/lib/protocol/exchange';
import { closeBody, openBody, type OpenBody, type RawBody } from './redact-body';
import { redactHeaders } from './redact-headers';
import { createSecretStore, type Mask } from './redact-secrets';
import { redactText, redactUrl } from './redact-text';
import { redactWhole, type WholeBody } from './redact-whole';

/** A request as it is sent, secrets included. */
export interface RawRequest {
  method: string;
  url: string;
  headers: HeaderList;
  body: RawBody | null;
}

/** A response as it came, secrets included. */
export interface RawResponse {
  status: number;
  statusText: string;
  httpVersion: string;
  headers: HeaderList;
  body: RawBody;
}

/** An exchange before redaction. It lives in memory only. */
export interface RawExchange extends Omit<Exchange, 'request' | 'response'> {
  request: RawRequest;
  response: RawResponse | null;
}

/** Takes secrets out of exchanges, and remembers them so that an echo is recognized later. */
export interface Redactor {
  /** Values that are secret from the start, wherever they will stand. */
  remember: (secrets: readonly string[]) => void;
  /** The URL of a request that is about to be sent, masked; the secrets of the request are known from here on. */
  start: (purpose: ExchangePurpose, request: RawRequest) => string;
  /** The exchange as it may be stored and shown. */
  exchange: (raw: RawExchange) => Exchange;
  /** What to show for a secret that the run made itself; from here on it is found wherever it appears. */
  conceal: (name: string, value: string) => string;
  /** The whole of a body that does not fit into a frame, or null when it must not be kept. */
  whole: (body: RawBody, breathe: () => Promise<void>) => Promise<WholeBody | null>;
  /** Anything else that is about to be kept, with the secrets known so far removed from every text in it. */
  sweep: <Value>(value: Value) => Value;
}

interface OpenMessage {
  headers: HeaderList;
  body: OpenBody | null;
}

const oauthPurposes: readonly ExchangePurpose[] = [
  'registration',
  'token',
  'introspection',
  'revocation',
];

/** Masks by place: what it is and where it stands says that it is a secret. */
function maskMessage(
  message: { headers: HeaderList; body: RawBody | null },
  isOAuth: boolean,
  mask: Mask,
): OpenMessage {
  const body = message.body && openBody(message.body);
  return {
    headers: redactHeaders(message.headers, isOAuth, mask),
    body: body && {
      ...body,
      text: body.text && redactText(body.text, { mediaType: body.mediaType, isOAuth }, mask),
    },
  };
}

/**
 * A redactor for one run. Secrets are found by where they stand (headers, members of forms, JSON and queries,
 * PEM) and masked as `‹access_token · 43 characters · 3f9a›`; signed tokens keep header and claims and lose
 * their signature. Each value that was masked once is then removed wherever else it appears, verbatim,
 * escaped, percent-encoded or in base64, because servers send back what they got.
 *
 * @param salt random and kept nowhere: equal values look equal within the run, and cannot be guessed from it
 */
export function createRedactor(salt: string): Redactor {
  const store = createSecretStore(salt);
  const { maskSent, maskReceived, sweep } = store;

  const sweepHeaders = (headers: HeaderList): HeaderList =>
    headers.map(([name, value]) => [sweep(name), sweep(value)]);
  const sweepBody = (body: OpenBody): Body =>
    closeBody({
      ...body,
      mediaType: body.mediaType && sweep(body.mediaType),
      text: body.text && sweep(body.text),
    });

  function start(purpose: ExchangePurpose, request: RawRequest): string {
    const isOAuth = oauthPurposes.includes(purpose);
    maskMessage(request, isOAuth, maskSent);
    return sweep(redactUrl(request.url, isOAuth, maskSent));
  }

  function exchange(raw: RawExchange): Exchange {
    const isOAuth = oauthPurposes.includes(raw.purpose);
    // First everything is masked by place, so that each secret is known before any echo is looked for.
    const url = redactUrl(raw.request.url, isOAuth, maskSent);
    const request = maskMessage(raw.request, isOAuth, maskSent);
    const response = raw.response && maskMessage(raw.response, isOAuth, maskReceived);
    const { failure, tls } = raw;
    return {
      ...raw,
      request: {
        method: raw.request.method,
        url: sweep(url),
        headers: sweepHeaders(request.headers),
        body: request.body && sweepBody(request.body),
      },
      response:
        raw.response && response?.body
          ? {
              status: raw.response.status,
              statusText: sweep(raw.response.statusText),
              httpVersion: raw.response.httpVersion,
              headers: sweepHeaders(response.headers),
              body: sweepBody(response.body),
            }
          : null,
      failure: failure && { ...failure, message: sweep(failure.message) },
      tls: tls && {
        ...tls,
        subject: sweep(tls.subject),
        issuer: sweep(tls.issuer),
        subjectAltName: sweep(tls.subjectAltName),
      },
    };
  }

  const remember = (secrets: readonly string[]): void => {
    for (const secret of secrets) maskSent('variable', secret);
  };

  return {
    remember,
    start,
    exchange,
    conceal: maskSent,
    whole: (body, breathe) => redactWhole(body, store, breathe),
    sweep: (value) => mapTexts(value, sweep),
  };
}
