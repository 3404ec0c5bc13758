import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { type BaseBlock, Integer } from 'asn1js';
import * as pkijs from 'pkijs';
import { readExtension } from './read-extension';

/** Stands for every policy. */
export const anyPolicy = '2.5.29.32.0';

/** What one certificate says about policies; numbers count certificates, null where it says nothing. */
export interface PolicyExtensions {
  policies: string[] | null;
  /** From a policy of the issuer to those of the subject that are its equals. */
  mappings: Map<string, Set<string>>;
  requireExplicitPolicy: number | null;
  inhibitPolicyMapping: number | null;
  inhibitAnyPolicy: number | null;
}

/**
 * The four extensions about policies. Throws an Error that says which one breaks which rule.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.4
 */
export function policyExtensionsOf(certificate: X509Certificate): PolicyExtensions {
  const constraints = read(certificate, '2.5.29.36', 'policyConstraints', constraintsOf);
  return {
    policies: read(certificate, '2.5.29.32', 'certificatePolicies', policiesOf),
    mappings:
      read(certificate, '2.5.29.33', 'policyMappings', mappingsOf) ??
      new Map<string, Set<string>>(),
    requireExplicitPolicy: constraints?.requireExplicitPolicy ?? null,
    inhibitPolicyMapping: constraints?.inhibitPolicyMapping ?? null,
    inhibitAnyPolicy: read(certificate, '2.5.29.54', 'inhibitAnyPolicy', inhibitionOf),
  };
}

type Schema = BaseBlock;

function read<T>(
  certificate: X509Certificate,
  oid: string,
  name: string,
  parse: (schema: Schema) => T,
): T | null {
  try {
    const schema = readExtension(certificate, oid);
    return schema && parse(schema);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new Error(`${name} of ${certificate.subject} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

function fail(reason: string): never {
  throw new Error(reason);
}

function policiesOf(schema: Schema): string[] {
  const parsed = new pkijs.CertificatePolicies({ schema });
  const policies = parsed.certificatePolicies.map((policy) => policy.policyIdentifier);
  const twice = policies.find((policy, index) => policies.indexOf(policy) !== index);
  if (twice) fail(`it names ${twice} twice`);
  return policies;
}

/** The value of a policyConstraints extension. Throws an Error on a number below 0, and when it is empty. */
export function constraintsOf(
  schema: Schema,
): Pick<PolicyExtensions, 'requireExplicitPolicy' | 'inhibitPolicyMapping'> {
  const parsed = new pkijs.PolicyConstraints({ schema });
  if (parsed.requireExplicitPolicy === undefined && parsed.inhibitPolicyMapping === undefined) {
    fail('it says nothing');
  }
  return {
    requireExplicitPolicy: countOf(parsed.requireExplicitPolicy),
    inhibitPolicyMapping: countOf(parsed.inhibitPolicyMapping),
  };
}

/** The value of an inhibitAnyPolicy extension. Throws an Error when it is no number from 0 on. */
export function inhibitionOf(schema: Schema): number | null {
  return schema instanceof Integer ? countOf(schema) : fail('has to be an INTEGER');
}

/** The value of a policyMappings extension. Throws an Error when it maps anyPolicy. */
export function mappingsOf(schema: Schema): Map<string, Set<string>> {
  const mappings = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of new pkijs.PolicyMappings({ schema })
    .mappings) {
    if (issuerDomainPolicy === anyPolicy || subjectDomainPolicy === anyPolicy) {
      fail('anyPolicy cannot be mapped');
    }
    const known = mappings.get(issuerDomainPolicy) ?? new Set();
    mappings.set(issuerDomainPolicy, known.add(subjectDomainPolicy));
  }
  return mappings;
}

function countOf(value: number | Integer | undefined): number | null {
  if (value === undefined) return null;
  const count = value instanceof Integer ? Number(value.toBigInt()) : value;
  return count >= 0 ? count : fail('a number of certificates is at least 0');
}
