import type { HeaderList } from '@/lib/protocol/exchange';
import { findHeader, isSecretHeader, secretHeaders } from '@/lib/protocol/headers';
import { maskNames, removedSignature } from './redact-members';
import { redactText, redactUrl } from './redact-text';
import { isReference } from './variables';

/** What people may type a secret into. */
export interface TypedRequest {
  path: string;
  headers: HeaderList;
  body?: string | undefined;
}

/** Names of variables stay: they are no secret, and with them the request can be sent again. */
const mask = (name: string, value: string): string =>
  value === '' || isReference(value) ? value : `‹${name}›`;

/** The path of a request as it may be kept and shown: without secret parameters and signatures of tokens. */
export function storedPath(path: string): string {
  return redactUrl(path, false, mask);
}

function storedHeader(name: string, value: string): string {
  if (isSecretHeader(name)) return mask(name.toLowerCase(), value);
  return redactText(value, { mediaType: null, isOAuth: false }, mask);
}

/** A request as it is kept and shown: by the rules for exchanges, but without the prints that tell masks apart. */
export function storedTyped<Request extends TypedRequest>(request: Request): Request {
  const { path, headers, body } = request;
  const mediaType = findHeader(headers, 'content-type') ?? null;
  return {
    ...request,
    path: storedPath(path),
    headers: headers.map(([name, value]) => [name, storedHeader(name, value)]),
    ...(body === undefined ? {} : { body: redactText(body, { mediaType, isOAuth: false }, mask) }),
  };
}

const masked = new RegExp(
  `‹(?:${[...maskNames, ...secretHeaders].join('|')})(?: · [^›]*)?›|${removedSignature}`,
);

/** The first mask in a text: what it stands for cannot be sent again. Null: there is none. */
export function findMask(text: string): string | null {
  return masked.exec(text)?.[0] ?? null;
}
