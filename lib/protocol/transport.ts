import type { ExchangeFailure, ExchangePurpose } from './exchange';

/** A request that the protocol wants sent. Header names in any case. */
export interface HttpRequest {
  purpose: ExchangePurpose;
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Follow redirects (default for GET of public documents) or hand the 3xx back. */
  redirect: 'follow' | 'manual';
  /** Limit of the decompressed body; the transport has its own ceiling. */
  maxBytes?: number;
}

/** What came back, in full and unredacted: for the protocol's eyes only, never stored. */
export interface HttpResponse {
  status: number;
  statusText: string;
  /** The last value of each header, names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The address that answered in the end, after redirects. */
  url: string;
  body: Uint8Array;
  receivedAt: Date;
}

/** Either a response or the reason why there is none. */
export type HttpResult =
  | { exchangeId: string; response: HttpResponse; failure: null }
  | { exchangeId: string; response: null; failure: ExchangeFailure };

/** Sends one request. Never throws for what the other side or the network does. */
export type Transport = (request: HttpRequest) => Promise<HttpResult>;

/** What the pure protocol code takes from the world. */
export interface ProtocolContext {
  now: () => Date;
  /** A fresh identifier for a JWT, at least 122 random bits. */
  newJti: () => string;
  transport: Transport;
}
