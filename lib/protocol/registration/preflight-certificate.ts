import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import { keyMismatch, signingAlgorithms } from '../jose/algorithms';
import { compareUris } from '../jose/compare-uri';
import { shown } from '../json-body';
import { sanUris } from '../x509/describe';
import { check } from './preflight-catalogue';
import type { PreflightInput } from './preflight';

/** Whether the certificate speaks for the issuer, and with an algorithm that the holder takes. */
export function checkCertificateFits(input: PreflightInput): Check[] {
  const { issuer, certificate, profile } = input;
  if (issuer === null || !certificate) return [];
  const uris = sanUris(certificate);
  return [issuerNamed(issuer, uris), ...algorithm(certificate, profile)];
}

function issuerNamed(issuer: string, uris: readonly string[]): Check {
  const id = 'registration.preflight.certificate-issuer';
  if (uris.includes(issuer)) return check(id, { verdict: 'pass', seen: issuer });
  const [closest] = uris;
  const comparison = closest === undefined ? null : compareUris(issuer, closest);
  const difference = comparison && comparison.kind !== 'same' ? ` ${comparison.difference}` : '';
  const has = uris.map(shown).join(', ') || 'no URI at all';
  const seen = `The issuer is ${shown(issuer)}, the certificate has ${has}.${difference}`;
  return check(id, { verdict: 'fail', seen });
}

function algorithm(certificate: X509Certificate, profile: PreflightInput['profile']): Check[] {
  if (profile.algorithms.length === 0) return [];
  const possible = signingAlgorithms.filter((alg) => keyMismatch(alg, certificate) === null);
  const taken = possible.filter((alg) => profile.algorithms.includes(alg));
  const seen =
    taken.length > 0
      ? taken.join(', ')
      : `The key can sign ${possible.join(', ') || 'with nothing of UDAP'}; the holder takes ${profile.algorithms.join(', ')}.`;
  return [
    check('registration.preflight.algorithm', {
      verdict: taken.length > 0 ? 'pass' : 'fail',
      seen,
    }),
  ];
}
