import { udapSection } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, strings, textOf, textsOf, values } from '../proofs';

const changes = udapSection('registration', '3.4', '3.4');
const claimsOf = ({ jwt }: Evidence) => jwt('software_statement')?.claims ?? {};

/** What became of a registration that the holder knew before. */
export const registrationLifeRules: readonly Rule[] = [
  {
    id: 'explain.registration.known-before',
    title: 'The holder knew this app: the statement replaced what was registered',
    level: 'SHALL',
    expected: 'Status 201 for an app that is new there.',
    why: 'A holder tells apps apart by community and issuer URI. The same URI in the same community is the same app, and the new statement replaces everything that was registered, scopes and redirect URIs, too.',
    fix: 'Nothing, if a change was meant. A second app needs a URI, and with it a certificate, of its own.',
    citation: changes,
    explains: ['udap.registration.modified'],
    place: 'registrations',
    judge: (evidence) => ({
      certainty: 'proven',
      seen: `Status ${evidence.answer?.status ?? 200} for ${textOf(claimsOf(evidence)['iss'])}.`,
      proof: [
        values('Status', String(evidence.answer?.status ?? 200), '201 for a new one'),
        fact('Issuer URI', claimsOf(evidence)['iss'] ?? 'unknown'),
        fact('Community', evidence.facts['community'] ?? 'the default of the holder'),
        fact('client_id', evidence.answer?.json['client_id'] ?? 'absent'),
      ],
    }),
  },
  {
    id: 'explain.registration.new-client-id',
    title: 'The holder gave another client_id; the old one is cancelled',
    level: 'SHALL',
    expected: 'The same client_id, or another one that takes the place of the old one.',
    why: 'Both are allowed. With another one the holder has cancelled the old one: what still uses it gets invalid_client, and refresh tokens of it are void.',
    fix: 'The portal has taken over the new one. Put it into every other system that runs as this client.',
    citation: changes,
    explains: ['udap.registration.client-id-kept'],
    place: 'registrations',
    judge: (evidence) => {
      const [before = '', now = ''] =
        /was (\S+) and is (\S+) now/.exec(evidence.failed.seen)?.slice(1) ?? [];
      return {
        certainty: 'proven',
        seen: evidence.failed.seen,
        proof: [
          strings('client_id: now, and before', now, before),
          fact('Issuer URI', claimsOf(evidence)['iss'] ?? 'unknown'),
        ],
      };
    },
  },
  {
    id: 'explain.registration.cancelled',
    title: 'The holder took the request for a cancellation: grant_types came back empty',
    level: 'SHALL',
    expected: 'grant_types as they were asked for.',
    why: 'A registration is cancelled by a statement with grant_types [], and a holder confirms that with [] in its answer.',
    fix: 'Register again. If it happens again although grant_types were sent, the operator looks at how the holder reads the statement.',
    citation: changes,
    explains: ['udap.registration.cancelled'],
    place: 'console.register',
    judge: (evidence) => {
      const asked = textsOf(claimsOf(evidence)['grant_types']);
      const got = evidence.answer?.json['grant_types'];
      return {
        certainty: 'proven',
        seen: `Asked for ${asked.join(', ') || '[]'}; the answer has ${JSON.stringify(got ?? null)}.`,
        proof: [
          values(
            'grant_types: answered, and asked for',
            JSON.stringify(got ?? null),
            JSON.stringify(asked),
          ),
          fact('client_id', evidence.answer?.json['client_id'] ?? 'absent'),
        ],
      };
    },
  },
];
