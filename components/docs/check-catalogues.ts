import { assertChecks } from '@/lib/protocol/assertions/assert-checks';
import { bulkChecks } from '@/lib/protocol/bulk/bulk-checks';
import type { CheckDefinition } from '@/lib/protocol/check';
import { csrChecks } from '@/lib/protocol/credentials/check-csr';
import { issuedChecks } from '@/lib/protocol/credentials/check-issued';
import { requestChecks } from '@/lib/protocol/credentials/request-checks';
import { failureChecks } from '@/lib/protocol/failures';
import { capabilityStatementChecks } from '@/lib/protocol/fhir/capability-statement';
import { fhirResponseChecks } from '@/lib/protocol/fhir/response-checks';
import { authorizationChecks } from '@/lib/protocol/oauth/authorization-checks';
import { dpopChecks } from '@/lib/protocol/oauth/dpop-checks';
import { idTokenChecks } from '@/lib/protocol/oidc/id-token-checks';
import { issuerChecks } from '@/lib/protocol/oidc/issuer-checks';
import { codeTokenChecks } from '@/lib/protocol/oauth/code-token-checks';
import { tokenToolChecks } from '@/lib/protocol/oauth/token-tool-checks';
import { tokenChecks } from '@/lib/protocol/oauth/token-checks';
import { launchContextChecks } from '@/lib/protocol/smart/launch-context-checks';
import { backendChecks } from '@/lib/protocol/smart/backend-checks';
import { scopeChecks } from '@/lib/protocol/smart/scope-checks';
import { smartConfigurationChecks } from '@/lib/protocol/smart/configuration-checks';
import { clientConfigurationChecks } from '@/lib/protocol/oauth/client-configuration-checks';
import { clientRegistrationChecks } from '@/lib/protocol/oauth/client-registration-checks';
import { registrationEndpointChecks } from '@/lib/protocol/oauth/registration-endpoint';
import { appMetadataChecks } from '@/lib/protocol/registration/app-metadata-catalogue';
import { driftChecks } from '@/lib/protocol/registration/drift-checks';
import { jwksChecks } from '@/lib/protocol/registration/jwks-checks';
import { preflightChecks } from '@/lib/protocol/registration/preflight-catalogue';
import { certificationChecks } from '@/lib/protocol/udap/certification-checks';
import { trustDoctorChecks } from '@/lib/protocol/trust-doctor/checks';
import { b2bChecks } from '@/lib/protocol/udap/b2b';
import { extensionChecks } from '@/lib/protocol/udap/extensions/extension-checks';
import { clientCertificateChecks } from '@/lib/protocol/udap/client-certificate';
import { metadataChecks } from '@/lib/protocol/udap/metadata-checks';
import { registrationChecks } from '@/lib/protocol/udap/registration-checks';
import { signedMetadataChecks } from '@/lib/protocol/udap/signed-metadata-checks';
import { softwareStatementChecks } from '@/lib/protocol/udap/software-statement-checks';
import { x509Checks } from '@/lib/protocol/x509/checks';
import { explainCatalogues } from '@/lib/run/explain/rule-base';

/** One catalogue of checks with the name of what it judges. */
export interface CheckCatalogue {
  id: string;
  title: string;
  summary: string;
  checks: Readonly<Record<string, CheckDefinition>>;
}

/** Everything that the portal judges, in the order of a run. */
export const checkCatalogues: readonly CheckCatalogue[] = [
  {
    id: 'connection',
    title: 'Connection',
    summary: 'Why there was no answer, by the layer that failed.',
    checks: failureChecks,
  },
  {
    id: 'metadata',
    title: 'UDAP metadata',
    summary: 'The document at /.well-known/udap, member by member.',
    checks: metadataChecks,
  },
  {
    id: 'signed-metadata',
    title: 'Signed metadata',
    summary: 'The JWT in it: signature, claims, dates.',
    checks: signedMetadataChecks,
  },
  {
    id: 'smart',
    title: 'SMART configuration',
    summary: 'The document at /.well-known/smart-configuration.',
    checks: smartConfigurationChecks,
  },
  {
    id: 'capability-statement',
    title: 'CapabilityStatement',
    summary: 'What the FHIR server says it can do, at /metadata.',
    checks: capabilityStatementChecks,
  },
  {
    id: 'certificates',
    title: 'Certificate paths',
    summary: 'From the certificate of the signer to an anchor, with revocation.',
    checks: x509Checks,
  },
  {
    id: 'client-certificate',
    title: 'Client certificate',
    summary: 'The certificate that an app signs with.',
    checks: clientCertificateChecks,
  },
  {
    id: 'csr',
    title: 'Certificate request',
    summary: 'The CSR of an app, before it goes to an authority.',
    checks: csrChecks,
  },
  {
    id: 'issued',
    title: 'Issued certificate',
    summary: 'What an authority sends back, against the request.',
    checks: issuedChecks,
  },
  {
    id: 'app',
    title: 'Metadata of an app',
    summary: 'Name, pages, contacts and redirect URIs, judged as they are typed.',
    checks: appMetadataChecks,
  },
  {
    id: 'jwks',
    title: 'JWK Set of an app',
    summary: 'The keys that the portal publishes for an app, fetched as a holder would.',
    checks: jwksChecks,
  },
  {
    id: 'preflight',
    title: 'Pre-flight of a registration',
    summary: 'The app against what a holder and a method demand, before anything is sent.',
    checks: preflightChecks,
  },
  {
    id: 'software-statement',
    title: 'Software statement',
    summary: 'What an app says about itself when it registers.',
    checks: softwareStatementChecks,
  },
  {
    id: 'registration',
    title: 'Registration',
    summary: 'What the holder answers to a registration.',
    checks: registrationChecks,
  },
  {
    id: 'certification',
    title: 'Certifications',
    summary: 'What others, or the app itself, vouch for and send along with a statement.',
    checks: certificationChecks,
  },
  {
    id: 'registration-endpoint',
    title: 'Registration endpoint',
    summary: 'Where plain RFC 7591 registration happens.',
    checks: registrationEndpointChecks,
  },
  {
    id: 'client-registration',
    title: 'Registration by RFC 7591',
    summary: 'What the holder answers to plain metadata.',
    checks: clientRegistrationChecks,
  },
  {
    id: 'client-configuration',
    title: 'Management by RFC 7592',
    summary: 'What the holder answers when a client is read, changed or deleted.',
    checks: clientConfigurationChecks,
  },
  {
    id: 'drift',
    title: 'Drift of a registration',
    summary: 'What a holder offers now against what was registered.',
    checks: driftChecks,
  },
  {
    id: 'b2b',
    title: 'B2B authorization extension',
    summary: 'The hl7-b2b extension of a client assertion.',
    checks: b2bChecks,
  },
  {
    id: 'extensions',
    title: 'Authorization extensions',
    summary: 'What a holder requires, and the objects hl7-b2b-user and tefca-ias.',
    checks: extensionChecks,
  },
  {
    id: 'authorization',
    title: 'Sign-in at the holder',
    summary: 'What a person is sent to the holder with, and what they come back with.',
    checks: authorizationChecks,
  },
  {
    id: 'backend',
    title: 'SMART backend services',
    summary: 'A client without a person, known by a key of its JWK Set.',
    checks: backendChecks,
  },
  {
    id: 'scopes',
    title: 'Scopes',
    summary: 'What was asked for against what was granted, in both syntaxes.',
    checks: scopeChecks,
  },
  {
    id: 'token',
    title: 'Access token',
    summary: 'What the token endpoint answers.',
    checks: tokenChecks,
  },
  {
    id: 'code-token',
    title: 'Access token of a person',
    summary: 'What the token endpoint answers to a code or a refresh token.',
    checks: codeTokenChecks,
  },
  {
    id: 'dpop',
    title: 'Tokens bound to a key (DPoP)',
    summary: 'Whether proofs are asked for, taken and honoured.',
    checks: dpopChecks,
  },
  {
    id: 'issuer',
    title: 'OpenID issuer',
    summary: 'The OpenID configuration and the keys of whoever says who signed in.',
    checks: issuerChecks,
  },
  {
    id: 'id-token',
    title: 'ID token',
    summary: 'Who signed in: signature, issuer, audience, times, nonce and fhirUser.',
    checks: idTokenChecks,
  },
  {
    id: 'launch-context',
    title: 'Launch context',
    summary: 'The patient and the situation that come with an access token.',
    checks: launchContextChecks,
  },
  {
    id: 'token-tools',
    title: 'Token tools',
    summary: 'Introspection, revocation and user info of a token.',
    checks: tokenToolChecks,
  },
  {
    id: 'fhir',
    title: 'FHIR answer',
    summary: 'What comes back to a read or a search.',
    checks: fhirResponseChecks,
  },
  {
    id: 'bulk',
    title: 'Bulk export',
    summary: 'The kick-off of an export, its state, its manifest and its files.',
    checks: bulkChecks,
  },
  {
    id: 'assertions',
    title: 'Assertions',
    summary: 'What a saved request demands of its answer.',
    checks: assertChecks,
  },
  {
    id: 'certificate-requests',
    title: 'Certificate requests',
    summary: 'What a reviewer sees beside the CSR: who asks, and for which URIs.',
    checks: requestChecks,
  },
  {
    id: 'trust-doctor',
    title: 'Trust doctor',
    summary: 'What it was given, before it looks at certificates.',
    checks: trustDoctorChecks,
  },
  {
    id: 'explain-connection',
    title: 'Causes: connection',
    summary: 'Why there was no connection, by what TLS says.',
    checks: explainCatalogues.connection,
  },
  {
    id: 'explain-discovery',
    title: 'Causes: discovery',
    summary: 'Why the metadata of a holder were not there, or not what they should be.',
    checks: explainCatalogues.discovery,
  },
  {
    id: 'explain-trust',
    title: 'Causes: trust',
    summary: 'Why a holder is not trusted.',
    checks: explainCatalogues.trust,
  },
  {
    id: 'explain-certificate',
    title: 'Causes: certificate of the app',
    summary: 'Why a certificate cannot sign, or soon will not.',
    checks: explainCatalogues.certificate,
  },
  {
    id: 'explain-registration',
    title: 'Causes: registration',
    summary: 'Why a holder refuses a registration.',
    checks: explainCatalogues.registration,
  },
  {
    id: 'explain-authorization',
    title: 'Causes: signing in',
    summary: 'Why a person was not sent back with a code.',
    checks: explainCatalogues.authorization,
  },
  {
    id: 'explain-token',
    title: 'Causes: token',
    summary: 'Why a token endpoint refuses a request.',
    checks: explainCatalogues.token,
  },
  {
    id: 'explain-dpop',
    title: 'Causes: proofs of a key',
    summary: 'Why a holder refuses a proof, or wants one.',
    checks: explainCatalogues.dpop,
  },
  {
    id: 'explain-identity',
    title: 'Causes: ID token',
    summary: 'Why it is not believed who signed in.',
    checks: explainCatalogues.identity,
  },
  {
    id: 'explain-fhir',
    title: 'Causes: FHIR request',
    summary: 'Why a FHIR server refuses a request, or answers with less than was expected.',
    checks: explainCatalogues.fhir,
  },
  {
    id: 'explain-bulk',
    title: 'Causes: bulk export',
    summary: 'Why a bulk export was refused, or did not come to its end.',
    checks: explainCatalogues.bulk,
  },
  {
    id: 'explain-tools',
    title: 'Causes: token tools',
    summary: 'Why a token is inactive, or is not introspected, revoked or told about.',
    checks: explainCatalogues.tools,
  },
  {
    id: 'explain-undecided',
    title: 'Causes: where nothing decides',
    summary: 'What refusals come from most often, step by step, and how to tell them apart.',
    checks: explainCatalogues.undecided,
  },
];

/** Whether a catalogue holds causes of failures, and not what is judged. */
export function isCauseCatalogue({ id }: CheckCatalogue): boolean {
  return id.startsWith('explain-');
}
