import 'server-only';

/** What one request may take. Times are in milliseconds, sizes in bytes. */
export interface Limits {
  /** For the look-up, the TCP connection and the TLS handshake, each. */
  connectMs: number;
  /** From the connection until the head of the answer is complete. */
  headersMs: number;
  /** For everything, redirects included. */
  totalMs: number;
  /** URL, headers and body of a request. */
  requestBytes: number;
  /** Body of an answer, on the wire as well as after decompression. */
  responseBytes: number;
  /** Status line and headers of an answer. */
  headerBytes: number;
  redirects: number;
}

export const defaultLimits: Limits = {
  connectMs: 5_000,
  headersMs: 15_000,
  totalMs: 30_000,
  requestBytes: 256 * 1024,
  responseBytes: 5 * 1024 * 1024,
  headerBytes: 64 * 1024,
  redirects: 5,
};

/** What the answer to a FHIR request may take where long ones are kept. */
export const longAnswers: Pick<Limits, 'totalMs' | 'responseBytes'> = {
  totalMs: 120_000,
  responseBytes: 64 * 1024 * 1024,
};
