import { checksFrom, type CheckDefinition } from '../check';
import { smart } from '../citations';

const conformance = smart('conformance', 'Conformance');

function member(
  name: string,
  expected: string,
  why: string,
  fix: string,
  level: CheckDefinition['level'] = 'SHALL',
): CheckDefinition {
  return {
    title: `SMART configuration: ${name}`,
    level,
    expected,
    why,
    fix,
    citation: conformance,
  };
}

/** What is demanded of `/.well-known/smart-configuration`. */
export const smartConfigurationChecks = {
  'smart.configuration.found': {
    title: 'The holder publishes a SMART configuration',
    level: 'SHALL',
    expected: 'Status 200 for GET {FHIR base URL}/.well-known/smart-configuration.',
    why: 'Apps that use SMART App Launch find the authorization server and its capabilities there.',
    fix: 'The path of the FHIR base URL counts, and the well-known path comes after it. A holder that does only UDAP has no such document.',
    citation: conformance,
  },
  'smart.configuration.media-type': {
    title: 'The SMART configuration is sent as JSON',
    level: 'SHALL',
    expected: 'Content-Type: application/json, whatever the Accept header says.',
    why: 'Strict clients look at the media type before they parse.',
    fix: 'The operator sets the content type of this document to application/json.',
    citation: conformance,
  },
  'smart.configuration.json': {
    title: 'The SMART configuration is a JSON object',
    level: 'SHALL',
    expected: 'A JSON object.',
    why: 'A page in HTML in its place comes from a proxy or the catch-all route of a web application.',
    fix: 'The operator routes {FHIR base URL}/.well-known/smart-configuration to the FHIR server.',
    citation: conformance,
  },
  'smart.configuration.issuer': member(
    'issuer and jwks_uri',
    'Both when "sso-openid-connect" is among the capabilities, else no issuer.',
    'An app that signs users in needs them to verify the identity token.',
    'The operator adds issuer and jwks_uri, or takes sso-openid-connect from the capabilities.',
  ),
  'smart.configuration.authorization-endpoint': member(
    'authorization_endpoint',
    'An absolute URL when an app can be launched ("launch-ehr" or "launch-standalone").',
    'The user is sent there to sign in.',
    'The operator publishes the absolute URL of the authorization endpoint.',
  ),
  'smart.configuration.token-endpoint': member(
    'token_endpoint',
    'An absolute URL.',
    'Access tokens are asked for there.',
    'The operator publishes the absolute URL of the token endpoint.',
  ),
  'smart.configuration.grant-types': member(
    'grant_types_supported',
    'An array with "authorization_code", "client_credentials" or both.',
    'It says whether apps with users, backend services or both are served.',
    'The operator lists the grant types of the token endpoint.',
  ),
  'smart.configuration.capabilities': member(
    'capabilities',
    'An array of strings with at least one capability; those that are not of HL7 are URIs.',
    'An app finds out from it which launches, clients and contexts work.',
    'The operator lists all SMART capabilities of the server.',
  ),
  'smart.configuration.pkce': member(
    'code_challenge_methods_supported',
    'An array with "S256" and without "plain".',
    'PKCE keeps a stolen code from being used; "plain" would give that up.',
    'The operator publishes ["S256"] and refuses plain.',
  ),
  'smart.configuration.asymmetric': member(
    'token_endpoint_auth_signing_alg_values_supported',
    'RS384, ES384 or both when "client-confidential-asymmetric" is among the capabilities.',
    'SMART clients sign their assertions with one of these two.',
    'The operator supports and lists RS384 or ES384.',
  ),
  'smart.configuration.urls': member(
    'absolute URLs',
    'Every endpoint is an absolute URL.',
    'Clients should resolve relative ones against the base URL, but not all do.',
    'The operator publishes absolute URLs.',
  ),
  'smart.configuration.cors': {
    title: 'An app in a browser may read the SMART configuration',
    level: 'SHALL',
    expected:
      'Access-Control-Allow-Origin for the origin of the app, where browser apps are served.',
    why: 'A browser keeps the answer from a script of another origin unless the server allows it.',
    fix: 'The operator sends Access-Control-Allow-Origin: * with this document and with /metadata.',
    citation: smart('app-launch', 'Considerations for browser-based apps (CORS)'),
  },
  'smart.configuration.recommended': member(
    'recommended members',
    'scopes_supported, response_types_supported, introspection_endpoint, revocation_endpoint and management_endpoint.',
    'They spare developers a look into the documentation of the holder.',
    'The operator adds what the server has.',
    'SHOULD',
  ),
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(smartConfigurationChecks);
