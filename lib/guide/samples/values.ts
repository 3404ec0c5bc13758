import type { AppMetadata } from '@/lib/protocol/registration/client-metadata';
import type { FlowName } from '../flows/flows';
import type { SampleValues } from './sample';

/** What each flow asks for first. */
const scopes: Readonly<Record<FlowName, string>> = {
  'smart-standalone': 'openid fhirUser launch/patient patient/*.rs',
  'smart-ehr': 'openid fhirUser launch patient/*.rs',
  'udap-code': 'openid fhirUser launch/patient patient/*.rs',
  'tiered-oauth': 'udap openid fhirUser launch/patient patient/*.rs',
  'backend-services': 'system/Patient.rs',
  'udap-client-credentials': 'system/Patient.rs',
  'bulk-export': 'system/Patient.rs system/Condition.rs',
};

/** The values of the sandbox; what only the reader can know is named so that it is seen. */
export function sandboxValues(
  flow: FlowName,
  sandbox: { fhirBase: string; identityProvider: string },
): SampleValues {
  return {
    ...sandbox,
    clientId: 'your-client-id',
    redirectUri: 'https://app.example.org/callback',
    appUri: 'https://app.example.org/client',
    appName: 'My app',
    contact: 'mailto:dev@example.org',
    logoUri: 'https://app.example.org/logo.png',
    organizationId: 'https://example.org/organization',
    purposeOfUse: 'urn:oid:2.16.840.1.113883.5.8#TREAT',
    exportPath: 'Patient/$export?_type=Patient,Condition',
    scope: scopes[flow],
    keyId: 'your-key-id',
    keyFile: 'key.pem',
    certificateFile: 'certificate.pem',
    anchorFile: 'anchor.pem',
  };
}

/** What a registration says of itself. */
export interface RegisteredAs {
  holderBaseUrl: string;
  clientId: string | null;
  issuer: string | null;
  scope: string;
}

const orElse = (value: string | null | undefined, other: string) =>
  value === null || value === undefined || value === '' ? other : value;

/** Puts the reader's own app and registration in the place of what the sandbox has. */
export function withRegistration(
  values: SampleValues,
  registration: RegisteredAs,
  metadata: Pick<AppMetadata, 'client_name' | 'redirect_uris' | 'contacts' | 'logo_uri'>,
): SampleValues {
  return {
    ...values,
    fhirBase: registration.holderBaseUrl,
    clientId: orElse(registration.clientId, values.clientId),
    appUri: orElse(registration.issuer, values.appUri),
    scope: orElse(registration.scope, values.scope),
    appName: orElse(metadata.client_name, values.appName),
    redirectUri: orElse(metadata.redirect_uris[0], values.redirectUri),
    contact: orElse(metadata.contacts[0], values.contact),
    logoUri: orElse(metadata.logo_uri, values.logoUri),
  };
}
