/** One kind of failure that the portal has to explain. */
export interface Row {
  /** Section of the list, and the evidence in few words: the beginning of `row` of its cases. */
  key: string;
  /** The causes (`explain.…`) and checks that tell it. Each has to be told by a case of the row. */
  told: readonly string[];
}

const row = (key: string, ...told: string[]): Row => ({ key, told });
const causes = (...names: string[]) => names.map((name) => `explain.${name}`);

/** What goes wrong on the way from discovery to data, and by what it is told. */
export const rows: readonly Row[] = [
  // Discovery of UDAP
  row('8.1 no connection', ...causes('connection.host-unknown', 'connection.nobody-listens')),
  row(
    '8.1 TLS error',
    ...causes(
      'connection.private-authority',
      'connection.other-host',
      'connection.tls-dates',
      'connection.plain-http',
    ),
  ),
  row(
    '8.1 404',
    ...causes('discovery.no-udap', 'discovery.base-url', 'discovery.community-unknown'),
  ),
  row('8.1 204', ...causes('discovery.community-unknown', 'discovery.community-needed')),
  row('8.1 401/403', ...causes('discovery.protected')),
  row('8.1 200 HTML', ...causes('discovery.web-page')),
  row('8.1 bad JSON', ...causes('discovery.broken-json')),
  row('8.1 field missing', 'udap.metadata.token-endpoint', ...causes('discovery.older-guide')),
  row('8.1 udap_authz absent', 'udap.metadata.profiles-supported'),
  row('8.1 hl7-b2b absent', 'udap.metadata.extensions-supported'),
  row('8.1 JWS not three parts', 'udap.signed-metadata.serialization'),
  row('8.1 alg not RS256', ...causes('trust.elliptic-key')),
  row('8.1 x5c', ...causes('trust.x5c-encoding')),
  row('8.1 signature invalid', ...causes('trust.x5c-order', 'trust.other-key')),
  row('8.1 chain: issuer not found', ...causes('trust.intermediate-missing')),
  row('8.1 chain: anchor unknown', ...causes('trust.other-community')),
  row('8.1 expired or not yet valid', ...causes('trust.not-renewed', 'trust.clock')),
  row('8.1 revoked', ...causes('trust.revoked')),
  row('8.1 revocation unknown', ...causes('trust.revocation-unknown')),
  row('8.1 iss', ...causes('trust.base-url', 'trust.other-certificate')),
  row(
    '8.1 claims of the signed metadata',
    'udap.signed-metadata.lifetime',
    'udap.signed-metadata.sub',
    'udap.signed-metadata.jti',
    ...causes('trust.stale-token'),
  ),
  row('8.1 endpoint differs signed and plain', ...causes('trust.stale-endpoints')),
  row(
    '8.1 refused without a word',
    ...causes(
      'undecided.gateway-before-metadata',
      'undecided.wrong-address',
      'undecided.holder-in-trouble',
    ),
  ),

  // Discovery of SMART
  row('8.2 404', ...causes('discovery.no-smart')),
  row('8.2 relative URLs', 'smart.configuration.urls'),
  row('8.2 PKCE: plain listed or S256 missing', 'smart.configuration.pkce'),
  row('8.2 sso capability without issuer', 'smart.configuration.issuer'),
  row('8.2 capability missing for the flow', 'oauth.authorization.capability'),
  row('8.2 CORS', ...causes('discovery.cors')),

  // Registration
  row(
    '8.3 unapproved_software_statement',
    ...causes(
      'registration.certificate-dates',
      'registration.certificate-revoked',
      'registration.revocation-unknown',
      'registration.chain-incomplete',
      'registration.other-community',
      'registration.not-for-signing',
    ),
  ),
  row(
    '8.3 invalid_software_statement',
    ...causes(
      'registration.iss-not-certified',
      'registration.sub-differs',
      'registration.aud-differs',
      'registration.dates',
      'registration.expired-there',
      'registration.algorithm',
      'registration.holder-sees-itself-elsewhere',
      'registration.signature',
    ),
  ),
  row(
    '8.3 invalid_client_metadata',
    ...causes(
      'registration.claims-missing',
      'registration.claims-forbidden',
      'registration.grant-not-offered',
      'registration.scope-not-offered',
      'registration.version-member',
      'registration.jti-used',
      'registration.logo',
      'registration.holder-policy',
    ),
  ),
  row('8.3 invalid_redirect_uri', ...causes('registration.redirect-uri')),
  row('8.3 unapproved certification', ...causes('registration.certification-refused')),
  row('8.3 missing required certification', ...causes('registration.certification-missing')),
  row('8.3 400 without JSON', ...causes('registration.not-the-endpoint')),
  row('8.3 401/403', ...causes('registration.gateway')),
  row('8.3 415/422', 'udap.registration.media-type'),
  row('8.3 201 but scope differs', 'udap.registration.scope'),
  row('8.3 200 when new expected', ...causes('registration.known-before')),
  row('8.3 different client_id', ...causes('registration.new-client-id')),
  row('8.3 grant_types: []', ...causes('registration.cancelled')),
  row('8.3 no software_statement', 'udap.registration.statement-echoed'),
  row('8.3 no client_id', 'udap.registration.client-id'),
  row(
    '8.3 a code that nobody knows',
    ...causes(
      'undecided.registration-closed',
      'undecided.metadata-policy',
      'undecided.other-endpoint',
    ),
  ),

  // Authorization request
  row('8.4 error page, no redirect', ...causes('authorization.redirect-uri')),
  row(
    '8.4 invalid_request',
    ...causes(
      'authorization.request-refused',
      'authorization.aud-differs',
      'authorization.parameter-missing',
    ),
  ),
  row('8.4 unauthorized_client', ...causes('authorization.other-grant')),
  row('8.4 invalid_scope', ...causes('authorization.scope')),
  row('8.4 access_denied', ...causes('authorization.person-refused', 'authorization.not-mapped')),
  row('8.4 invalid_idp', ...causes('authorization.idp-refused')),
  row('8.4 server_error after the identity provider', ...causes('authorization.holder-broke')),
  row('8.4 idp ignored', ...causes('authorization.idp-ignored')),
  row('8.4 state missing or changed', ...causes('authorization.state-changed')),
  row('8.4 nobody comes back', ...causes('authorization.browser-blocked')),
  row(
    '8.4 a code that nobody knows',
    ...causes(
      'undecided.session-there',
      'undecided.client-not-enabled',
      'undecided.parameter-policy',
    ),
  ),

  // Token request
  row(
    '8.5 invalid_client',
    ...causes(
      'token.expired-there',
      'token.dates',
      'token.holder-sees-itself-elsewhere',
      'token.aud-differs',
      'token.issuer-not-client',
      'token.other-uri',
      'token.client-unknown',
      'token.jti-used',
      'token.algorithm',
      'token.certificate-revoked',
      'token.certificate-dates',
      'token.chain-incomplete',
      'token.other-community',
      'token.not-decided',
    ),
  ),
  row(
    '8.5 invalid_request',
    ...causes(
      'token.form-changed',
      'token.basic-beside-assertion',
      'token.fields-missing',
      'token.assertion-type',
    ),
  ),
  row(
    '8.5 a code that nobody knows',
    ...causes(
      'undecided.client-unknown-there',
      'undecided.assertion-not-verified',
      'undecided.policy-of-the-holder',
    ),
  ),
  row(
    '8.5 invalid_grant (ac)',
    ...causes(
      'token.code-verifier',
      'token.code-used',
      'token.code-late',
      'token.code-redirect-uri',
    ),
  ),
  row(
    '8.5 invalid_grant (cc)',
    ...causes('token.consent-required', 'token.extension-missing', 'token.purpose-refused'),
  ),
  row(
    '8.5 invalid_scope',
    ...causes(
      'token.scope-not-offered',
      'token.scope-not-registered',
      'token.scope-refused',
      'token.fields-missing',
    ),
  ),
  row('8.5 unauthorized_client', ...causes('token.other-grant')),
  row('8.5 unsupported_grant_type', ...causes('token.other-grant')),
  row('8.5 SMART assertion refused', ...causes('token.key-not-published')),
  row('8.5 401 with Basic', ...causes('token.secret-wrong')),
  row('8.5 answer of another server', ...causes('token.not-the-endpoint')),
  row('8.5 200 without scope', 'oauth.token.scope'),
  row('8.5 200, expires_in above 3600', 'oauth.token.lifetime'),
  row('8.5 200, headers missing', 'oauth.token.no-store'),
  row('8.5 refresh token withheld', ...causes('token.no-refresh-token')),
  row('8.5 refresh refused', ...causes('token.refresh-refused')),

  // FHIR request, token tools, certificates
  row('8.6 401', ...causes('fhir.no-token', 'fhir.token-ended', 'fhir.token-refused')),
  row('8.6 403', ...causes('fhir.scope-missing', 'fhir.policy')),
  row('8.6 purpose changed', ...causes('fhir.purpose-changed')),
  row(
    '8.6 200 empty or filtered',
    ...causes('fhir.patient-context', 'fhir.nothing-found', 'fhir.redacted', 'fhir.search-changed'),
  ),
  row('8.6 404/400 OperationOutcome', ...causes('fhir.type-not-served', 'fhir.request-wrong')),
  row(
    '8.6 refused without a word',
    ...causes(
      'undecided.request-policy',
      'undecided.gateway-before-fhir',
      'undecided.server-in-trouble',
    ),
  ),
  row(
    '8.6 introspection active:false',
    ...causes('introspection.ended', 'introspection.revoked', 'introspection.foreign'),
  ),
  row('8.6 introspection 401', ...causes('introspection.protected', 'token-tool.not-the-endpoint')),
  row(
    '8.6 revocation refused',
    ...causes('revocation.other-kind', 'revocation.not-its-token', 'revocation.later'),
  ),
  row('8.6 user info refused', ...causes('userinfo.scope')),
  row('8.6 upload: key of another certificate', 'key-mismatch'),
  row('8.6 upload: no URI', 'udap.client-certificate.san-uri'),
  row(
    '8.6 upload: wrong template',
    'ca-instead-of-leaf',
    'udap.client-certificate.leaf',
    'udap.client-certificate.key',
  ),
  row('8.6 upload: chain out of order', 'put in order'),
  row(
    '8.6 certificate that cannot sign',
    ...causes(
      'certificate.no-uri',
      'certificate.wrong-template',
      'certificate.order',
      'certificate.ended',
      'certificate.algorithm',
    ),
  ),
  row('8.6 expires soon', ...causes('certificate.expires-soon')),
];
