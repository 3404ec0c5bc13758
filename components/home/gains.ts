import type { CertificateView } from '@/lib/protocol/jwt';
import { jsonBody } from '@/components/run/http-message';
import { exchangesOf, type RunView } from '@/components/run/run-model';

/** What a person has after a run, as far as the run got. */
export interface Gains {
  certificate: CertificateView | null;
  clientId: string | null;
  /** Whether the registration is older than this run. */
  isReused: boolean;
  scope: string | null;
  expiresInSeconds: number | null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads out of a run which certificate, registration and token it ended with. */
export function gainsOf(view: RunView): Gains {
  const step = (kind: string) => view.steps.find((candidate) => candidate.kind === kind);
  const bodyOf = (purpose: string): unknown =>
    jsonBody(
      exchangesOf(view).findLast((exchange) => exchange.purpose === purpose)?.exchange?.response
        ?.body ?? null,
    );
  const reused = step('register')?.notes.find((note) => note.facts['client_id'] !== undefined);
  const token = bodyOf('token');
  const expiresIn = member(token, 'expires_in');
  return {
    certificate:
      step('certificate')?.notes.find((note) => note.certificates.length > 0)?.certificates[0] ??
      null,
    clientId: reused?.facts['client_id'] ?? textOrNull(member(bodyOf('registration'), 'client_id')),
    isReused: reused !== undefined,
    scope: textOrNull(member(token, 'scope')),
    expiresInSeconds: typeof expiresIn === 'number' ? expiresIn : null,
  };
}
