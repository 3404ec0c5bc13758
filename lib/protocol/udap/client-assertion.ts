import { toNumericDate } from '../jose/numeric-date';

/** The longest that an assertion may live. */
export const assertionLifetimeSeconds = 300;

/** The claims of an authentication token. */
export interface ClientAssertion {
  iss: string;
  sub: string;
  aud: string;
  iat: number;
  exp: number;
  jti: string;
  extensions?: Readonly<Record<string, object>>;
}

export interface ClientAssertionOptions {
  clientId: string;
  /** The token endpoint as the signed metadata has it, byte for byte. */
  tokenEndpoint: string;
  now: Date;
  jti: string;
  /** The authorization extension objects by their key; only with client_credentials. */
  extensions?: Readonly<Record<string, object>>;
}

/**
 * The claims with which a client authenticates at the token endpoint: issuer and subject are its `client_id`,
 * not the URI of its certificate.
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html (IG 2 §5.2.1)
 */
export function buildClientAssertion(options: ClientAssertionOptions): ClientAssertion {
  const iat = toNumericDate(options.now);
  return {
    iss: options.clientId,
    sub: options.clientId,
    aud: options.tokenEndpoint,
    iat,
    exp: iat + assertionLifetimeSeconds,
    jti: options.jti,
    ...(options.extensions ? { extensions: options.extensions } : {}),
  };
}
