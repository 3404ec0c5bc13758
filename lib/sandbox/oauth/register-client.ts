import 'server-only';
import type { Holder } from '../holders/find-holder';
import { sweepNowAndThen } from './housekeeping';
import { OAuthError } from './oauth-error';
import { registerByMetadata } from './register-by-metadata';
import { registerByStatement } from './register-by-statement';
import { readJsonBody } from './request-body';

/** How long a holder that hangs keeps a request, in milliseconds: longer than any client waits. */
const hangMs = 600_000;

/** A holder that misbehaves does so before it looks at anything. */
async function misbehave({ settings }: Holder, request: Request): Promise<void> {
  const { registration } = settings.behaviour;
  if (registration === 'normal') return;
  if (registration === 'hang') {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, hangMs);
      request.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  const code = registration === 'hang' ? 'server_error' : registration;
  throw new OAuthError(code, 'This holder is set to answer so, whatever it is asked.', {
    status: code === 'server_error' ? 500 : 400,
  });
}

/**
 * The registration endpoint of a holder: by a signed software statement (UDAP), or by plain metadata (RFC 7591).
 * Whatever has `udap` or a statement in it is UDAP, so that a mistake in one is told in its words.
 *
 * @throws OAuthError with the codes of RFC 7591 §3.2.2 and UDAP
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registerClient(holder: Holder, request: Request): Promise<Response> {
  await misbehave(holder, request);
  await sweepNowAndThen();
  const body = await readJsonBody(request, 'invalid_client_metadata');
  const isUdap = 'udap' in body || 'software_statement' in body || 'certifications' in body;
  const { methods } = holder.settings;
  if (isUdap ? !methods.udap : !methods.dcr) {
    throw new OAuthError(
      'invalid_client_metadata',
      isUdap
        ? 'This holder does not register by software statement.'
        : 'Found no software_statement and udap; this holder registers by UDAP software statement only.',
    );
  }
  return isUdap
    ? registerByStatement(holder, body)
    : registerByMetadata(holder, body, request.headers.get('authorization'));
}
