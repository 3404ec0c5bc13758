import { rfc, udapSection } from '@/lib/protocol/citations';
import { hostOf } from '../addresses';
import type { Evidence } from '../evidence';
import type { Finding, Rule } from '../rule';
import { fact, values } from '../proofs';

/** A failure of TLS with one of these codes; the proof is the certificate, as far as it was shown. */
function tls(codes: readonly string[], judge: (evidence: Evidence) => Finding) {
  return (evidence: Evidence): Finding | null => {
    const code = evidence.exchange?.failure?.code ?? '';
    return codes.includes(code) ? judge(evidence) : null;
  };
}

const message = ({ exchange }: Evidence) => exchange?.failure?.message ?? '';

/** Why no connection was made, beyond the layer that failed. */
export const connectionRules: readonly Rule[] = [
  {
    id: 'explain.connection.private-authority',
    title: 'The web server has a TLS certificate that no public authority issued',
    level: 'SHALL',
    expected: 'A certificate chain that leads to an authority of the platform, sent whole.',
    why: 'TLS is verified before UDAP begins. An anchor of a trust community vouches for signed metadata, not for the web server.',
    fix: 'The operator of the server installs a certificate of a public authority, with its intermediates. Adding an anchor in the console does not help here.',
    citation: udapSection('general', '7.1', '1.2'),
    explains: ['net.tls'],
    judge: tls(['tls.self-signed', 'tls.untrusted', 'tls.chain'], (evidence) => ({
      certainty: 'proven',
      seen: message(evidence),
      proof: [
        fact('Host', hostOf(evidence.exchange?.request.url ?? '')),
        ...(evidence.exchange?.tls
          ? [
              fact('Subject of its TLS certificate', evidence.exchange.tls.subject),
              fact('Issuer', evidence.exchange.tls.issuer),
            ]
          : []),
      ],
    })),
  },
  {
    id: 'explain.connection.other-host',
    title: 'The TLS certificate is for another host name',
    level: 'SHALL',
    expected: 'A certificate whose DNS names hold the host that was called.',
    why: 'A certificate for another name cannot prove that this is the server that was meant.',
    fix: 'Use the host name of the certificate if the holder publishes it; else its operator has the name added.',
    citation: rfc(6125, '6.4'),
    explains: ['net.tls'],
    place: 'console.holder',
    judge: tls(['tls.host-name'], ({ exchange }) => ({
      certainty: 'proven',
      seen: `${hostOf(exchange?.request.url ?? '')} is not among the names of the certificate.`,
      proof: [
        values(
          'Names in the TLS certificate, and the host that was called',
          exchange?.tls?.subjectAltName ?? 'not shown',
          hostOf(exchange?.request.url ?? ''),
        ),
      ],
    })),
  },
  {
    id: 'explain.connection.tls-dates',
    title: 'The TLS certificate of the web server is out of date',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter.',
    why: 'It is the certificate of the web server; that of the signed metadata is another one.',
    fix: 'The operator of the server renews its TLS certificate.',
    citation: rfc(5280, '6.1.3'),
    explains: ['net.tls'],
    judge: tls(['tls.expired', 'tls.not-yet-valid'], (evidence) => ({
      certainty: 'proven',
      seen: message(evidence),
      proof: evidence.exchange?.tls
        ? [
            values(
              'Valid from, until',
              `${evidence.exchange.tls.validFrom}, ${evidence.exchange.tls.validTo}`,
              `now: ${evidence.exchange.startedAt}`,
            ),
          ]
        : [],
    })),
  },
  {
    id: 'explain.connection.plain-http',
    title: 'The port answers without TLS',
    level: 'SHALL',
    expected: 'TLS at an https address.',
    why: 'The address begins with https, but what answers there speaks plain HTTP or another protocol.',
    fix: 'Check the port of the address. A test server without TLS has an http address.',
    citation: rfc(9110, '4.2.2'),
    explains: ['net.tls'],
    place: 'console.holder',
    judge: tls(['tls.not-tls'], (evidence) => ({
      certainty: 'proven',
      seen: message(evidence),
      proof: [fact('Address', evidence.exchange?.request.url ?? '')],
    })),
  },
];
