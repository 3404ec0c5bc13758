import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { BaseBlock } from 'asn1js';
import * as pkijs from 'pkijs';
import { isSelfIssued } from './distinguished-name';
import { nameInWords, namesOf, plainName, type PlainName } from './general-names';
import { matchName, type Match } from './match-name';
import { readExtension } from './read-extension';

/** What one nameConstraints extension says. */
export interface Constraints {
  permitted: readonly PlainName[];
  excluded: readonly PlainName[];
}

/** Who demands something of the names below, and what. */
interface Limit extends Constraints {
  by: X509Certificate;
}

/**
 * What breaks the name constraints of the authorities above, in words, for each certificate of a path (leaf
 * first, anchor last). The constraints of the anchor count too. An authority that renewed its key under its own
 * name is exempt unless it is the leaf.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
 * @see https://www.rfc-editor.org/rfc/rfc5937
 */
export function nameProblems(path: readonly X509Certificate[]): string[][] {
  const problems: string[][] = path.map(() => []);
  const limits: Limit[] = [];
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const certificate = path[index] as X509Certificate;
    const found = problems[index] as string[];
    if (index === 0 || !isSelfIssued(certificate)) {
      found.push(...limits.flatMap((limit) => brokenBy(certificate, limit)));
    }
    // A leaf certifies nobody: its constraints bind nobody.
    if (index === 0) break;
    try {
      const constraints = constraintsOf(certificate);
      if (constraints) limits.push({ by: certificate, ...constraints });
    } catch {
      found.push(`The name constraints of ${certificate.subject} cannot be read.`);
    }
  }
  return problems;
}

function constraintsOf(certificate: X509Certificate): Constraints | null {
  const schema = readExtension(certificate, '2.5.29.30');
  return schema && parseConstraints(schema);
}

/** The value of a nameConstraints extension. Throws an Error when it is none that RFC 5280 allows. */
export function parseConstraints(schema: BaseBlock): Constraints {
  const parsed = new pkijs.NameConstraints({ schema });
  const bases = (subtrees: readonly pkijs.GeneralSubtree[] | undefined) =>
    (subtrees ?? []).map((subtree) => {
      // RFC 5280 allows no other values.
      if (Number(subtree.minimum) !== 0 || subtree.maximum !== undefined) {
        throw new Error('minimum and maximum have to be absent');
      }
      return plainName(subtree.base);
    });
  return { permitted: bases(parsed.permittedSubtrees), excluded: bases(parsed.excludedSubtrees) };
}

function brokenBy(certificate: X509Certificate, limit: Limit): string[] {
  let names: PlainName[];
  try {
    names = namesOf(certificate);
  } catch {
    return [
      `The names of ${certificate.subject} cannot be read, and ${limit.by.subject} limits names.`,
    ];
  }
  return names.flatMap((name) => {
    const words = verdictOn(name, limit);
    return words
      ? [`${certificate.subject}: ${words} (nameConstraints of ${limit.by.subject}).`]
      : [];
  });
}

function verdictOn(name: PlainName, { permitted, excluded }: Constraints): string | null {
  const sameForm = (subtree: PlainName) => formOf(subtree) === formOf(name);
  const allowed = permitted.filter(sameForm);
  const forbidden = excluded.filter(sameForm);
  const results = (subtrees: readonly PlainName[]) =>
    subtrees.map((subtree) => match(name, subtree));
  if ([...results(allowed), ...results(forbidden)].includes('unreadable')) {
    return `${nameInWords(name)} cannot be compared with the name constraint`;
  }
  const hit = forbidden.find((subtree) => match(name, subtree) === 'inside');
  if (hit) return `${nameInWords(name)} is inside the excluded ${nameInWords(hit)}`;
  if (allowed.length > 0 && !results(allowed).includes('inside')) {
    return `${nameInWords(name)} is outside the permitted ${allowed.map(nameInWords).join(', ')}`;
  }
  return null;
}

function match(name: PlainName, subtree: PlainName): Match {
  try {
    return matchName(name, subtree);
  } catch {
    return 'unreadable';
  }
}

const formOf = (name: PlainName) => (name.form === 'other' ? `other ${name.tag}` : name.form);
