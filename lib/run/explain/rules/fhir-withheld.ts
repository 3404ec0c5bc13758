import { fhirR4, smart, udapSection } from '@/lib/protocol/citations';
import { excerpt } from '@/lib/protocol/bytes';
import { objectOf } from '@/lib/protocol/json-value';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, textOf, textsOf, values } from '../proofs';
import { extensionsOf } from '../sent-token';
import { grantOf } from './grant';

/** The words of an OperationOutcome and of the challenge together. */
function wordsOfRefusal({ answer, failed }: Evidence): string {
  return `${failed.seen} ${answer?.text.slice(0, 2000) ?? ''}`;
}

/** purpose_of_use of the assertion with which the token was got. */
function purposesOf(evidence: Evidence): string[] {
  return textsOf(objectOf(extensionsOf(evidence)['hl7-b2b'])?.['purpose_of_use']);
}

/** Why a holder shows less than it has. */
export const fhirWithheldRules: readonly Rule[] = [
  {
    id: 'explain.fhir.purpose-changed',
    title: 'The holder does not let this token be used for this purpose',
    level: 'SHALL',
    expected: 'A token that was asked for with the purpose for which it is used.',
    why: 'A token counts for the purpose, the organization and the person that its assertion named. For another purpose there has to be another token.',
    fix: 'Set the purpose of use under “Say who asks yourself” and send again: the run asks for a new token with it.',
    citation: udapSection('b2b', '5.2.4', '5.2.4'),
    explains: ['fhir.response.forbidden'],
    place: 'console.purpose',
    judge: (evidence) => {
      const said = /purpose[ _-]?of[ _-]?use|\bpurpose\b/i.test(wordsOfRefusal(evidence));
      const purposes = purposesOf(evidence);
      return said && purposes.length > 0
        ? {
            certainty: 'proven',
            seen: `The holder says so: ${excerpt(evidence.failed.seen, 240)}`,
            proof: [
              fact('purpose_of_use of the token', purposes.join(', ')),
              fact('What the holder answered', excerpt(evidence.answer?.text ?? '', 240)),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.fhir.redacted',
    title: 'The holder left parts of the data out, and says so in their labels',
    level: 'MAY',
    expected: 'Resources without labels of redaction.',
    why: 'Policy, consent of the patient or the scopes let the client see a part only. REDACTED, MASKED and SUBSETTED are how a holder says that there is more.',
    fix: 'Compare the granted scopes with the data that you need; for a wider purpose ask for a token with that purpose. What the policy withholds only the holder can release.',
    citation: smart('scopes-and-launch-context', 'Scopes'),
    explains: ['fhir.response.redacted'],
    place: 'console.scope',
    judge: (evidence) => {
      const purposes = purposesOf(evidence);
      const scope = grantOf(evidence)?.scope.join(' ') ?? '';
      return {
        certainty: 'proven',
        seen: evidence.failed.seen,
        proof: [
          fact('Granted scopes', scope || 'not said in this run'),
          ...(purposes.length > 0 ? [fact('purpose_of_use', purposes.join(', '))] : []),
        ],
      };
    },
  },
  {
    id: 'explain.fhir.search-changed',
    title: 'The server did not search as it was asked to',
    level: 'MAY',
    expected: 'A search by all parameters, and by no others.',
    why: 'A server may ignore parameters that it does not know, and says so in an OperationOutcome among the entries. The link “self” names the search that was really done.',
    fix: 'Compare the request with the link “self”. With Prefer: handling=strict the server refuses what it does not know.',
    citation: fhirR4('search', 'handling errors'),
    explains: ['fhir.response.outcome'],
    place: 'console.request',
    judge: (evidence) => {
      const links = evidence.answer?.json['link'];
      const self = Array.isArray(links)
        ? textOf(links.map(objectOf).find((link) => link?.['relation'] === 'self')?.['url'])
        : '';
      const asked = evidence.sent?.url ?? '';
      return {
        certainty: 'proven',
        seen: evidence.failed.seen,
        proof: [values('Asked, and what was searched', asked, self || 'not said (no link “self”)')],
      };
    },
  },
];
