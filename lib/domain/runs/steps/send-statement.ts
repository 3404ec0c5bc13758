import 'server-only';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import { newId } from '@/lib/db/ids';
import { signJws } from '@/lib/protocol/jose/sign';
import {
  buildRegistrationRequest,
  processRegistrationResponse,
  type RegistrationResult,
} from '@/lib/protocol/udap/registration';
import {
  checkSoftwareStatement,
  type SoftwareStatement,
} from '@/lib/protocol/udap/software-statement';
import { mayProceed, type RunState } from '../run-state';
import { jwtViewOf } from './jwt-view';
import { openRunSigner } from './run-signer';

/**
 * Judges the claims of a software statement, signs them with the key of the certificate, sends the statement and
 * judges the answer.
 *
 * @returns what the holder registered or cancelled, or null when a check failed: before the statement left or after
 */
export async function sendStatement(
  state: RunState,
  certificate: CertificateRow,
  claims: SoftwareStatement,
): Promise<Omit<RegistrationResult, 'checks'> | null> {
  const { request, context, recorder } = state;
  const { rules: ruleSet } = request;
  const signer = await openRunSigner(state, certificate, 'register', 'software_statement');
  const header = { alg: signer.alg, x5c: signer.x5c };
  await recorder.emit({
    type: 'jwt',
    step: 'register',
    jwt: jwtViewOf(newId('jwt'), 'software_statement', header, claims),
  });
  const preflight = checkSoftwareStatement(header, claims, {
    ruleSet,
    audience: claims.aud,
    now: context.now(),
  });
  await recorder.checks('register', preflight);
  if (!mayProceed(preflight)) return null;

  const statement = await signJws(header, claims, signer);
  const result = await context.transport(
    buildRegistrationRequest({ endpoint: claims.aud, softwareStatement: statement }),
  );
  const sent = { statement, sentClaims: claims, ruleSet };
  const { checks, ...outcome } = processRegistrationResponse(result, sent);
  await recorder.checks('register', checks);
  return mayProceed(checks) ? outcome : null;
}
