import { isPlainText, textList } from './foreign-text';

type Json = Readonly<Record<string, unknown>>;

/** The latest good document of each kind; null: the endpoint has none. */
export interface Documents {
  metadata: Json | null;
  smart: Json | null;
  udap: Json | null;
}

/** What the documents of an endpoint say, as columns of EndpointCapability. */
export interface Capability {
  /** As found. */
  fhirVersion: string | null;
  /** Name and version. */
  software: string | null;
  resources: string[];
  /** SMART capabilities such as `launch-standalone`. */
  smartCapabilities: string[];
  /** Of SMART and UDAP together, like the two that follow. */
  grantTypes: string[];
  authMethods: string[];
  scopes: string[];
  /** RFC 7591. */
  registrationEndpoint: string | null;
  udapRegistrationEndpoint: string | null;
  udapProfiles: string[];
  /** SMART App Launch 2.2, User-access Brands. */
  brandBundleUrl: string | null;
}

/** A member that may be an array of objects; everything else in it is passed over. */
function objects(value: unknown): Json[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item): item is Json => typeof item === 'object' && item !== null);
}

function text(value: unknown): string | null {
  return isPlainText(value) ? value.trim() : null;
}

/** An absolute http(s) URL, else nothing: a relative one cannot be used by who reads the column. */
function address(value: unknown): string | null {
  const found = text(value);
  return found !== null && /^https?:\/\//i.test(found) && URL.canParse(found) ? found : null;
}

function softwareOf(value: unknown): string | null {
  const [software] = objects([value]);
  const parts = [text(software?.name), text(software?.version)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : null;
}

function resourcesOf(metadata: Json): string[] {
  const rest = objects(metadata.rest);
  const server = rest.find(({ mode }) => mode === 'server') ?? rest[0];
  return textList(objects(server?.resource).map(({ type }) => type));
}

/**
 * Reads the columns of EndpointCapability from the documents of an endpoint. They are of strangers: a member of a wrong
 * type counts as missing, texts and lists are cut to a size that can be kept. Never throws.
 *
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.2)
 */
export function capabilityOf({ metadata, smart, udap }: Documents): Capability {
  const both = (name: string) => textList(smart?.[name], udap?.[name]);
  return {
    fhirVersion: text(metadata?.fhirVersion),
    software: softwareOf(metadata?.software),
    resources: metadata ? resourcesOf(metadata) : [],
    smartCapabilities: textList(smart?.capabilities),
    grantTypes: both('grant_types_supported'),
    authMethods: both('token_endpoint_auth_methods_supported'),
    scopes: both('scopes_supported'),
    registrationEndpoint: address(smart?.registration_endpoint),
    udapRegistrationEndpoint: address(udap?.registration_endpoint),
    udapProfiles: textList(udap?.udap_profiles_supported),
    brandBundleUrl: address(smart?.user_access_brand_bundle),
  };
}
