import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Check, RuleSet } from '../check';
import { decodeJwt, JwtError, type DecodedJwt } from '../jose/decode-jwt';
import { verifyJws, type SignatureResult } from '../jose/verify-jws';
import { readX5c } from '../jose/x5c';
import type { Jwt } from '../jwt';
import type { ProtocolContext } from '../transport';
import { describeCertificate, sanUris } from '../x509/describe';
import { validatePath } from '../x509/validate-path';
import type { UdapMetadata } from './metadata';
import { check } from './signed-metadata-checks';
import {
  checkIssuer,
  checkTimes,
  readEndpoints,
  type SignedEndpoints,
} from './signed-metadata-claims';

export type { SignedEndpoints } from './signed-metadata-claims';

export interface SignedMetadataOptions {
  metadata: UdapMetadata;
  /** The base URL that was asked, byte for byte. */
  baseUrl: string;
  anchors: readonly X509Certificate[];
  /** Intermediates that are known beside those in `x5c`. */
  intermediates: readonly X509Certificate[];
  ruleSet: RuleSet;
  revocation: 'hard' | 'soft';
  context: ProtocolContext;
  /** The exchange that brought the metadata. */
  exchangeId: string | null;
}

export interface SignedMetadataResult {
  /** The token taken apart; null when it cannot be. */
  jwt: Jwt | null;
  /** Leaf first; null when there is no signature to lead anywhere. */
  path: X509Certificate[] | null;
  checks: Check[];
  /** The signed endpoints; null unless nothing failed. Only these may be used. */
  endpoints: SignedEndpoints | null;
}

/**
 * Validates signed metadata: signature, certificates up to a trusted anchor with revocation, issuer, times and
 * endpoints. After any failure a client must not go on.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.3)
 */
export async function validateSignedMetadata(
  options: SignedMetadataOptions,
): Promise<SignedMetadataResult> {
  const { metadata, context, exchangeId } = options;
  const compact = metadata.signed_metadata ?? '';
  let decoded: DecodedJwt;
  try {
    decoded = decodeJwt(compact);
  } catch (error) {
    const seen = error instanceof JwtError ? error.message : 'The token cannot be read.';
    const id = 'udap.signed-metadata.serialization';
    const failed = check(id, { verdict: 'fail', seen, exchangeId });
    return { jwt: null, path: null, checks: [failed], endpoints: null };
  }

  const reading = readX5c(decoded.header);
  const signature = await checkSignature(compact, reading.certificates);
  const path = signature.ok ? await pathOf(reading.certificates, options) : null;
  const leaf = reading.certificates[0];
  const signed = readEndpoints(decoded.claims, metadata, options.ruleSet);
  const jwtId = `jwt_${context.newJti()}`;
  const checks = [
    check('udap.signed-metadata.serialization', { verdict: 'pass', seen: 'Three parts.' }),
    check('udap.signed-metadata.algorithm', {
      verdict: decoded.header.alg === 'RS256' ? 'pass' : 'fail',
      seen: `alg is ${JSON.stringify(decoded.header.alg)}.`,
    }),
    check('udap.signed-metadata.x5c', {
      verdict: reading.problems.length > 0 ? 'fail' : 'pass',
      seen:
        reading.problems.map((problem) => problem.text).join(' ') ||
        reading.certificates.map((certificate) => certificate.subject).join(', '),
    }),
    signature.check,
    ...(path?.checks ?? []),
    ...checkIssuer(decoded.claims, {
      sanUris: leaf ? sanUris(leaf) : null,
      baseUrl: options.baseUrl,
    }),
    ...checkTimes(decoded.claims, context.now()),
    ...signed.checks,
  ].map((entry) => ({ ...entry, jwtId, exchangeId: entry.exchangeId ?? exchangeId }));
  const isGood = checks.every((entry) => entry.verdict !== 'fail');
  return {
    jwt: {
      id: jwtId,
      kind: 'signed_metadata',
      direction: 'received',
      exchangeId,
      header: decoded.header,
      claims: decoded.claims,
      signature: signature.state,
      certificates: reading.certificates.map(describeCertificate),
    },
    path: path?.path ?? null,
    checks,
    endpoints: isGood ? signed.endpoints : null,
  };
}

function pathOf(certificates: readonly X509Certificate[], options: SignedMetadataOptions) {
  const [leaf, ...rest] = certificates as [X509Certificate, ...X509Certificate[]];
  return validatePath({
    leaf,
    others: [...rest, ...options.intermediates],
    anchors: options.anchors,
    at: options.context.now(),
    revocation: options.revocation,
    transport: options.context.transport,
  });
}

interface SignatureJudgement {
  ok: boolean;
  state: Jwt['signature'];
  check: Check;
}

async function checkSignature(
  compact: string,
  certificates: readonly X509Certificate[],
): Promise<SignatureJudgement> {
  const id = 'udap.signed-metadata.signature';
  const [leaf, ...others] = certificates;
  if (!leaf) {
    const seen = 'There is no certificate whose key could verify it.';
    return { ok: false, state: 'unchecked', check: check(id, { verdict: 'skip', seen }) };
  }
  const result = await verifyJws(compact, leaf, ['RS256']);
  if (result.ok) {
    const seen = `Verified with the key of ${leaf.subject}.`;
    return { ok: true, state: 'verified', check: check(id, { verdict: 'pass', seen }) };
  }
  // Another algorithm than RS256 is the matter of its own check.
  if (result.code === 'alg-not-allowed') {
    const seen = 'Not verified, because only RS256 is.';
    return { ok: false, state: 'unchecked', check: check(id, { verdict: 'skip', seen }) };
  }
  const judged = await outOfOrder(compact, result, others);
  return { ok: false, state: 'failed', check: check(id, { verdict: 'fail', ...judged }) };
}

/** A signature that another element of `x5c` verifies is not forged: the array is in the wrong order. */
async function outOfOrder(
  compact: string,
  result: SignatureResult & { ok: false },
  others: readonly X509Certificate[],
): Promise<{ seen: string; fix?: string }> {
  for (const [index, certificate] of others.entries()) {
    const other = await verifyJws(compact, certificate, ['RS256']);
    if (!other.ok) continue;
    return {
      seen: `${result.problem} It does verify with x5c[${index + 1}], ${certificate.subject}: the order is wrong.`,
      fix: 'The operator puts the certificate of the signing key first in x5c, then its issuer, and so on.',
    };
  }
  return { seen: result.problem };
}
