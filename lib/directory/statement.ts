/**
 * What a source says, in the portal's words. A reader of lib/directory/formats turns the bytes of a source into a
 * sequence of statements; reading the same bytes twice gives the same sequence. An endpoint comes before the first
 * organization that links to it.
 */
export type Statement =
  EndpointStatement | OrganizationStatement | ListStatement | ProblemStatement;

/** FHIR release, as it is filtered by. */
export type FhirFamily = 'dstu2' | 'stu3' | 'r4' | 'r5' | 'unknown';
export type Environment = 'production' | 'test' | 'unknown';
export type Audience = 'patient' | 'provider' | 'payer' | 'bulk' | 'unknown';
export type OrganizationKind =
  'provider' | 'payer' | 'government' | 'vendor' | 'laboratory' | 'unknown';

/** A FHIR base URL. */
export interface EndpointStatement {
  kind: 'endpoint';
  /** How the source tells it from others: resource id, else the normalized URL. Stable from one snapshot to the next. */
  key: string;
  /** As published, trimmed only. */
  url: string;
  /** `endpointKey(url)`. */
  urlKey: string;
  name: string | null;
  /** As published: `4.0.1`, `R4` … */
  fhirVersion: string | null;
  fhirFamily: FhirFamily;
  environment: Environment;
  audience: Audience;
  /** `active`, `off` …, as published. */
  status: string | null;
  /** Name of the vendor, where each entry has its own. */
  vendor: string | null;
  /** Where its publisher sends developers (Endpoint.contact, SMART Brands). */
  registerUrl: string | null;
}

export interface OrganizationStatement {
  kind: 'organization';
  key: string;
  /** As published, white space collapsed. Never empty: an entry without a name is a problem, its endpoint stands alone. */
  name: string;
  aliases: NameStatement[];
  organizationKind: OrganizationKind;
  identifiers: IdentifierStatement[];
  website: string | null;
  locations: LocationStatement[];
  /** Key of the organization that it is part of. */
  parentKey: string | null;
  /** User-access brand (SMART App Launch 2.2, User-access Brands), null for a plain organization. */
  brand: BrandStatement | null;
  links: LinkStatement[];
}

export interface NameStatement {
  name: string;
  kind: 'alias' | 'brand' | 'portal' | 'legal' | 'dba' | 'former';
}

export interface IdentifierStatement {
  /** `npi` only where the check digit holds, `oid` and `ein` only where well-formed; everything else is `other`. */
  kind: 'npi' | 'oid' | 'ein' | 'website' | 'other';
  system: string | null;
  value: string;
}

export interface LocationStatement {
  line: string | null;
  city: string | null;
  /** USPS code where it is one of a state or territory, else as published. */
  state: string | null;
  /** Five digits, else null. */
  zip: string | null;
  /** ISO 3166-1 alpha-2 where known, else as published. */
  country: string | null;
}

export interface BrandStatement {
  logoUrl: string | null;
  portalName: string | null;
  portalUrl: string | null;
  categories: string[];
}

/** By which shape of reference an organization and an endpoint were joined. */
export type LinkShape =
  | 'organization.endpoint'
  | 'managingOrganization.reference'
  | 'managingOrganization.id'
  | 'managingOrganization.identifier'
  | 'managingOrganization.display'
  | 'contained'
  | 'portalEndpoint'
  | 'partOf'
  | 'row';

export interface LinkStatement {
  endpointKey: string;
  relation: 'serves' | 'manages' | 'listed' | 'inherited';
  shape: LinkShape;
}

/** The address of another list (CHPL, payers' index files): a source, not an endpoint. */
export interface ListStatement {
  kind: 'list';
  key: string;
  name: string;
  url: string;
  format: string | null;
}

/** What could not be used, or was used with a correction. Counted in the report; the first of each rule are shown. */
export interface ProblemStatement {
  kind: 'problem';
  /** `url.unusable`, `npi.check-digit`, `link.dangling` … of `problemRules`. */
  rule: string;
  /** `entry[12]`, `row 7, column BaseURL`. */
  place: string;
  found: string;
  expected: string;
  /** `rejected`: nothing of the entry was used. `corrected`: it was used all the same. */
  effect: 'rejected' | 'corrected';
}
