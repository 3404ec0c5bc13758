import 'reflect-metadata';
import type { Extension } from '@peculiar/x509';
import type { BaseBlock } from 'asn1js';
import * as pkijs from 'pkijs';
import { nameInWords, plainName, type PlainName } from './general-names';
import { parseConstraints } from './name-constraints';
import { constraintsOf, inhibitionOf, mappingsOf } from './policy-extensions';
import { decodeDer } from './read-extension';

const nextOnes = (count: number) =>
  count === 1 ? 'the next certificate' : `the next ${count} certificates`;

const names = (list: readonly PlainName[]) => list.map(nameInWords).join(', ');

const readers: Readonly<Record<string, (schema: BaseBlock) => string>> = {
  '2.5.29.18': (schema) => names(new pkijs.GeneralNames({ schema }).names.map(plainName)),
  '2.5.29.30': nameConstraintsInWords,
  '2.5.29.33': mappingsInWords,
  '2.5.29.36': policyConstraintsInWords,
  '2.5.29.54': function inhibitionInWords(schema) {
    const count = inhibitionOf(schema);
    return `anyPolicy counts ${count ? `only in ${nextOnes(count)}` : 'in no certificate'} below it.`;
  },
  '1.3.6.1.5.5.7.48.1.5': () =>
    'Nobody has to ask for the revocation of this OCSP responder itself.',
};

/**
 * What an extension that limits paths says, in words; null when it is another one. Throws an Error when it
 * cannot be read.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1
 */
export function constraintWords({ type, value }: Extension): string | null {
  const read = readers[type];
  return read ? read(decodeDer(value)) : null;
}

function nameConstraintsInWords(schema: BaseBlock): string {
  const { permitted, excluded } = parseConstraints(schema);
  const only = permitted.length > 0 ? [`of these kinds only within ${names(permitted)}`] : [];
  const never = excluded.length > 0 ? [`never within ${names(excluded)}`] : [];
  return `May certify names ${[...only, ...never].join('; ') || 'of every kind'}.`;
}

function mappingsInWords(schema: BaseBlock): string {
  return [...mappingsOf(schema)]
    .map(([issuers, own]) => `Calls ${[...own].join(', ')} what its issuer calls ${issuers}.`)
    .join(' ');
}

function policyConstraintsInWords(schema: BaseBlock): string {
  const { requireExplicitPolicy: explicit, inhibitPolicyMapping: mapping } = constraintsOf(schema);
  const later = explicit ? `, but not yet of ${nextOnes(explicit)}` : '';
  const mappers = mapping ? `only by ${nextOnes(mapping)}` : 'by no certificate';
  return [
    explicit === null ? '' : `Demands a valid policy of the path below it${later}.`,
    mapping === null ? '' : `Policies may be mapped ${mappers} below it.`,
  ]
    .join(' ')
    .trim();
}
