import type { Endpoint, Extension, Identifier, Organization } from 'fhir/r4';

/** What is known of an organization that is exported. */
export interface BrandFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly npis: readonly string[];
  readonly website: string | null;
  readonly logoUrl: string | null;
  readonly portalName: string | null;
  readonly portalUrl: string | null;
  readonly places: readonly {
    readonly line: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly zip: string | null;
  }[];
  readonly endpointIds: readonly string[];
}

export interface BrandEndpointFacts {
  readonly id: string;
  readonly baseUrl: string;
  readonly fhirFamily: string;
  /** `4.0.1`, from its CapabilityStatement. */
  readonly fhirVersion: string | null;
  readonly registerUrl: string | null;
}

const definitions = 'http://hl7.org/fhir/StructureDefinition';
const categorySystem = 'http://hl7.org/fhir/smart-app-launch/CodeSystem/user-access-category';
const categories: Readonly<Record<string, string>> = {
  provider: 'clinical',
  payer: 'insurance',
  laboratory: 'laboratory',
};
const versions: Readonly<Record<string, string>> = {
  dstu2: '1.0.2',
  stu3: '3.0.2',
  r4: '4.0.1',
  r5: '5.0.0',
};
/** No source said it, though each was asked: the one reason of two that a brand may give. */
const notSaid = {
  extension: [{ url: `${definitions}/data-absent-reason`, valueCode: 'asked-unknown' }],
};

/** An id as FHIR takes it. */
export function fhirId(id: string): string {
  return id.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);
}

const reference = (id: string) => ({ reference: `Endpoint/${fhirId(id)}` });

function extensionsOf(facts: BrandFacts): Extension[] {
  const brand: Extension[] = facts.logoUrl ? [{ url: 'brandLogo', valueUrl: facts.logoUrl }] : [];
  const portal: Extension[] = [
    ...(facts.portalName ? [{ url: 'portalName', valueString: facts.portalName }] : []),
    ...(facts.portalUrl ? [{ url: 'portalUrl', valueUrl: facts.portalUrl }] : []),
  ];
  const portalEndpoints = facts.endpointIds.map((id) => ({
    url: 'portalEndpoint',
    valueReference: reference(id),
  }));
  return [
    ...(brand.length > 0 ? [{ url: `${definitions}/organization-brand`, extension: brand }] : []),
    ...(portal.length > 0
      ? [{ url: `${definitions}/organization-portal`, extension: [...portal, ...portalEndpoints] }]
      : []),
  ];
}

function identifiersOf(facts: BrandFacts): Identifier[] {
  const site = facts.website && /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(facts.website)?.[1];
  return [
    ...(site ? [{ system: 'urn:ietf:rfc:3986', value: `https://${site.toLowerCase()}` }] : []),
    ...facts.npis.map((value) => ({ system: 'http://hl7.org/fhir/sid/us-npi', value })),
  ];
}

function addressesOf(facts: BrandFacts): NonNullable<Organization['address']> {
  return facts.places
    .map(({ line, city, state, zip }) => ({
      // A street, and a city, stand only with what is around them.
      ...(line && city && state && zip ? { line: [line] } : {}),
      ...(city && state ? { city } : {}),
      ...(state ? { state } : {}),
      ...(zip ? { postalCode: zip } : {}),
    }))
    .filter((address) => Object.keys(address).length > 0);
}

/** Leaves out empty lists, which FHIR does not take. */
function filled<T extends object>(members: T): Partial<T> {
  const kept = Object.entries(members).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  return Object.fromEntries(kept) as Partial<T>;
}

/**
 * An organization as a user-access brand.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/StructureDefinition-user-access-brand.html
 */
export function buildBrand(facts: BrandFacts): Organization {
  const category = categories[facts.kind];
  return {
    resourceType: 'Organization',
    id: fhirId(facts.id),
    ...filled({ extension: extensionsOf(facts), identifier: identifiersOf(facts) }),
    active: true,
    ...filled({ type: category ? [{ coding: [{ system: categorySystem, code: category }] }] : [] }),
    name: facts.name,
    ...filled({ alias: [...facts.aliases] }),
    telecom: [
      facts.website ? { system: 'url', value: facts.website } : { system: 'url', _value: notSaid },
    ],
    ...filled({ address: addressesOf(facts), endpoint: facts.endpointIds.map(reference) }),
  };
}

/**
 * A FHIR base URL as a user-access endpoint.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/StructureDefinition-user-access-endpoint.html
 */
export function buildBrandEndpoint(facts: BrandEndpointFacts): Endpoint {
  const url = `${definitions}/endpoint-fhir-version`;
  const version = facts.fhirVersion ?? versions[facts.fhirFamily];
  return {
    resourceType: 'Endpoint',
    id: fhirId(facts.id),
    extension: [version ? { url, valueCode: version } : { url, _valueCode: notSaid }],
    status: 'active',
    connectionType: {
      system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
      code: 'hl7-fhir-rest',
    },
    contact: [
      facts.registerUrl
        ? { system: 'url', value: facts.registerUrl }
        : { system: 'url', _value: notSaid },
    ],
    payloadType: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/endpoint-payload-type', code: 'none' },
        ],
      },
    ],
    address: facts.baseUrl,
  };
}
