import 'reflect-metadata';
import { Extension, Name } from '@peculiar/x509';
import { Integer, OctetString } from 'asn1js';
import * as pkijs from 'pkijs';

/** A subtree of names: for `ip` address and mask, for `dn` a name as text. */
export type Subtree = readonly [
  form: 'email' | 'dns' | 'dn' | 'uri' | 'ip',
  value: string | number[],
];

const tags = { email: 1, dns: 2, dn: 4, uri: 6, ip: 7 } as const;

function subtreeOf([form, value]: Subtree): pkijs.GeneralSubtree {
  const parameters = { type: tags[form], value: valueOf(form, value) };
  const base = new pkijs.GeneralName(parameters as pkijs.GeneralNameParameters);
  return new pkijs.GeneralSubtree({ base });
}

function valueOf(form: Subtree[0], value: Subtree[1]): unknown {
  if (typeof value !== 'string') return new OctetString({ valueHex: new Uint8Array(value) });
  if (form !== 'dn') return value;
  return pkijs.RelativeDistinguishedNames.fromBER(new Name(value).toArrayBuffer());
}

function extensionOf(
  oid: string,
  value: { toSchema(): { toBER(): ArrayBuffer } },
  critical = true,
) {
  return new Extension(oid, critical, value.toSchema().toBER());
}

/** A nameConstraints extension. */
export function nameConstraints(permitted: Subtree[], excluded: Subtree[] = []): Extension {
  const value = new pkijs.NameConstraints({
    ...(permitted.length > 0 ? { permittedSubtrees: permitted.map(subtreeOf) } : {}),
    ...(excluded.length > 0 ? { excludedSubtrees: excluded.map(subtreeOf) } : {}),
  });
  return extensionOf('2.5.29.30', value);
}

/** A certificatePolicies extension. */
export function policies(...oids: string[]): Extension {
  const certificatePolicies = oids.map(
    (policyIdentifier) => new pkijs.PolicyInformation({ policyIdentifier }),
  );
  return extensionOf('2.5.29.32', new pkijs.CertificatePolicies({ certificatePolicies }), false);
}

/** A policyMappings extension: pairs of a policy of the issuer and one of the subject. */
export function policyMappings(...pairs: [issuer: string, subject: string][]): Extension {
  const mappings = pairs.map(
    ([issuerDomainPolicy, subjectDomainPolicy]) =>
      new pkijs.PolicyMapping({ issuerDomainPolicy, subjectDomainPolicy }),
  );
  return extensionOf('2.5.29.33', new pkijs.PolicyMappings({ mappings }));
}

/** A policyConstraints extension; the numbers count certificates. */
export function policyConstraints(wishes: { explicit?: number; mapping?: number }): Extension {
  const value = new pkijs.PolicyConstraints({
    ...(wishes.explicit === undefined ? {} : { requireExplicitPolicy: wishes.explicit }),
    ...(wishes.mapping === undefined ? {} : { inhibitPolicyMapping: wishes.mapping }),
  });
  return extensionOf('2.5.29.36', value);
}

/** An inhibitAnyPolicy extension; the number counts certificates. */
export function inhibitAnyPolicy(count: number): Extension {
  return new Extension('2.5.29.54', true, new Integer({ value: count }).toBER());
}
