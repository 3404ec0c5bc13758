import { rfc } from '@/lib/protocol/citations';
import { hostOf } from '../addresses';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, values } from '../proofs';

const urlOf = ({ exchange }: Evidence) => {
  const url = exchange?.request.url ?? '';
  return URL.canParse(url) ? new URL(url) : null;
};

/** Who named the host: the person, by the base URL, or a document of the holder. */
function namedBy(evidence: Evidence): string {
  const host = urlOf(evidence)?.host ?? '';
  return host === hostOf(evidence.baseUrl)
    ? 'the FHIR base URL'
    : `a document of the holder; the base URL is at ${hostOf(evidence.baseUrl)}`;
}

const failureCode = ({ exchange }: Evidence) => exchange?.failure?.code ?? '';

/** Why nobody was reached, by what the network said. */
export const connectionHostRules: readonly Rule[] = [
  {
    id: 'explain.connection.host-unknown',
    title: 'There is no such host, or only inside the network of the holder',
    level: 'SHALL',
    expected: 'A host name with a public DNS entry.',
    why: 'A name that is mistyped, or that only the DNS of a hospital knows, leads nowhere from here.',
    fix: 'Compare the host with what the holder publishes. An address inside its network needs a public name, or a portal inside the network.',
    citation: rfc(1035, '4.1.1'),
    explains: ['net.dns'],
    place: 'console.holder',
    judge: (evidence) => {
      const url = urlOf(evidence);
      return url
        ? {
            certainty: 'proven',
            seen: `DNS knows no address of ${url.hostname}.`,
            proof: [
              fact('Host', url.hostname),
              fact('Named by', namedBy(evidence)),
              fact('What DNS said', failureCode(evidence)),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.connection.nobody-listens',
    title: 'Nothing accepts connections at this port',
    level: 'SHALL',
    expected: 'A server that listens at the host and the port of the address.',
    why: 'The host exists. Its server is down, listens at another port, or a firewall refuses the way there.',
    fix: 'Compare the port with what the holder publishes; then its operator looks whether the server runs and may be reached from the internet.',
    citation: rfc(9293, '3.5.2'),
    explains: ['net.connect'],
    place: 'console.holder',
    judge: (evidence) => {
      const url = urlOf(evidence);
      if (!url) return null;
      const usual = url.protocol === 'https:' ? '443' : '80';
      const port = url.port || usual;
      return {
        certainty: 'proven',
        seen: `${evidence.exchange?.failure?.message ?? ''} Host ${url.hostname}, port ${port}.`.trim(),
        proof: [
          values('Port', port, `${usual} is the usual one of ${url.protocol.slice(0, -1)}`),
          fact('Address', evidence.exchange?.remoteAddress ?? 'not connected'),
          fact('Named by', namedBy(evidence)),
        ],
      };
    },
  },
];
