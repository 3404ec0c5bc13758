import { jsonObject } from '@/lib/protocol/json-value';
import type { Evidence } from '../evidence';
import { textOf, wordsOf } from '../proofs';

/** What the newest token of the run was granted. */
export interface Grant {
  scope: string[];
  patient: string;
  endsAt: string | null;
  answeredAt: string;
}

/** The newest grant of the run; null when there is none. */
export function grantOf({ exchanges }: Evidence): Grant | null {
  const found = exchanges.findLast(
    ({ purpose, response }) => purpose === 'token' && response?.status === 200,
  );
  const body = jsonObject(found?.response?.body.text);
  if (!found || !body) return null;
  const sent = new URLSearchParams(found.request.body?.text ?? '').get('scope');
  const answered = Date.parse(found.startedAt) + (found.timings?.totalMs ?? 0);
  const seconds = body['expires_in'];
  return {
    scope: wordsOf(body['scope'] ?? sent),
    patient: textOf(body['patient']),
    answeredAt: new Date(answered).toISOString(),
    endsAt: typeof seconds === 'number' ? new Date(answered + seconds * 1000).toISOString() : null,
  };
}
