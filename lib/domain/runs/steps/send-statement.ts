import 'server-only';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import { newId } from '@/lib/db/ids';
import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import { signJws } from '@/lib/protocol/jose/sign';
import { checkCertification } from '@/lib/protocol/udap/certification';
import {
  buildRegistrationRequest,
  processRegistrationResponse,
  type RegistrationResult,
} from '@/lib/protocol/udap/registration';
import { checkSoftwareStatement } from '@/lib/protocol/udap/software-statement';
import { asAdvisory, mayProceed, type RunState } from '../run-state';
import { jwtViewOf } from './jwt-view';
import { openRunSigner } from './run-signer';

export interface StatementSending {
  /** The registration endpoint as the signed metadata has it. */
  audience: string;
  certifications?: readonly string[];
  /** A statement that was signed before: sent byte for byte. */
  statement?: string;
  /** Sent although our own checks found faults: they are warnings then, and the holder has the word. */
  isSentAnyway?: boolean;
}

interface SignedStatement {
  header: Record<string, unknown>;
  sign: () => Promise<string>;
}

/** Shows the statement and the certifications in the run, as far as they can be read. */
async function showJwts(
  state: RunState,
  header: object,
  claims: object,
  certifications: readonly string[],
): Promise<void> {
  const emit = (kind: 'software_statement' | 'certification', head: object, body: object) =>
    state.recorder.emit({
      type: 'jwt',
      step: 'register',
      jwt: jwtViewOf(newId('jwt'), kind, head, body),
    });
  await emit('software_statement', header, claims);
  for (const certification of certifications) {
    try {
      const decoded = decodeJwt(certification);
      await emit('certification', decoded.header, decoded.claims);
    } catch {
      // What is no JWT is told by its check.
    }
  }
}

async function statementOf(
  state: RunState,
  certificate: CertificateRow,
  claims: object,
  given: string | undefined,
): Promise<SignedStatement> {
  if (given !== undefined) {
    return { header: decodeJwt(given).header, sign: () => Promise.resolve(given) };
  }
  const signer = await openRunSigner(state, certificate, 'register', 'software_statement');
  const header = { alg: signer.alg, x5c: signer.x5c };
  return { header, sign: () => signJws(header, claims, signer) };
}

/**
 * Judges the claims of a software statement, signs them with the key of the certificate, sends the statement and
 * judges the answer.
 *
 * @returns what the holder registered or cancelled, or null when a check failed: before the statement left or after
 */
export async function sendStatement(
  state: RunState,
  certificate: CertificateRow,
  claims: object,
  sending: StatementSending,
): Promise<Omit<RegistrationResult, 'checks'> | null> {
  const { request, context, recorder } = state;
  const { rules: ruleSet } = request;
  const { audience, certifications = [] } = sending;
  const { header, sign } = await statementOf(state, certificate, claims, sending.statement);
  await showJwts(state, header, claims, certifications);
  const now = context.now();
  const issuer = 'iss' in claims && typeof claims.iss === 'string' ? claims.iss : '';
  const preflight = [
    ...checkSoftwareStatement(header, claims, { ruleSet, audience, now }),
    ...certifications.flatMap((certification) =>
      checkCertification(certification, {
        issuer,
        registrationEndpoint: audience,
        now,
        statement: { ...claims },
      }),
    ),
  ];
  await recorder.checks('register', sending.isSentAnyway ? asAdvisory(preflight) : preflight);
  if (!sending.isSentAnyway && !mayProceed(preflight)) return null;

  const statement = await sign();
  const result = await context.transport(
    buildRegistrationRequest({ endpoint: audience, softwareStatement: statement, certifications }),
  );
  const sent = { statement, sentClaims: claims, ruleSet };
  const { checks, ...outcome } = processRegistrationResponse(result, sent);
  await recorder.checks('register', checks);
  return mayProceed(checks) ? outcome : null;
}
