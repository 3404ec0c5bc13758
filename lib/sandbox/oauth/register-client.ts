import 'server-only';
import type { Holder } from '../holders/settings';
import { behave } from './behave';
import { sweepNowAndThen } from './housekeeping';
import { registerPlain } from './register-plain';
import { registerWithStatement } from './register-with-statement';
import { readJsonBody } from './request-body';

/**
 * The registration endpoint. A body with `udap` or a software statement registers with UDAP; every other one is
 * plain metadata of RFC 7591.
 *
 * @throws OAuthError with the codes of RFC 7591 §3.2.2
 */
export async function registerClient(holder: Holder, request: Request): Promise<Response> {
  await behave(holder, request);
  await sweepNowAndThen();
  const body = await readJsonBody(request, 'invalid_client_metadata');
  return 'udap' in body || 'software_statement' in body
    ? registerWithStatement(holder, body)
    : registerPlain(holder, request, body);
}
