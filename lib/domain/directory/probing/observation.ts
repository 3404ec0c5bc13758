import 'server-only';
import type { ProbeKind, ProbeOutcome } from '@/lib/directory/probe/outcome';
import type { Validators } from '@/lib/directory/probe/probe-request';

/** An endpoint that is to be probed. */
export interface ProbeTarget {
  id: string;
  baseUrl: string;
  host: string;
  isHttpPublished: boolean;
  /** Of the latest good answers, by kind. */
  validators: Readonly<Partial<Record<ProbeKind, Validators>>>;
}

/** What became of one request of a probe. */
export interface ProbeAnswer {
  kind: ProbeKind;
  /** URI of the community that was asked for; empty: none. */
  community: string;
  outcome: ProbeOutcome;
  httpStatus: number | null;
  milliseconds: number;
  /** After redirects, when it differs from what was asked. */
  finalUrl: string | null;
  contentType: string | null;
  validators: Validators;
  /** The document and its bytes as they came, when the outcome is `ok`. */
  document: { json: Record<string, unknown>; body: Uint8Array } | null;
  certificate: { endsAt: Date; issuer: string } | null;
  detail: string | null;
  /** The failure is of the host: its other endpoints would fail in the same way. */
  isOfHost: boolean;
  /** What the host asked for with 429 or 503; null: no time, or another status. */
  retryAfterMs: number | null;
}

/** What one probe of one endpoint found. */
export interface Observation {
  endpointId: string;
  host: string;
  /** The base URL that was asked: https also where http is published, if it answers. */
  baseUrl: string;
  at: Date;
  answers: readonly ProbeAnswer[];
  /** URIs of the communities that it proved to be a member of; null: not found out this time. */
  communities: readonly string[] | null;
}
