/** The value of `client_assertion_type` for a JWT (RFC 7523 §2.2). */
export const jwtBearerAssertion = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How a client proves who it is at an endpoint of an authorization server. */
export type ClientAuthentication =
  | { method: 'none'; clientId: string }
  | { method: 'client_secret_basic' | 'client_secret_post'; clientId: string; clientSecret: string }
  | {
      method: 'private_key_jwt';
      /** The signed assertion. */
      assertion: string;
      /** Whether the key is certified in the assertion (UDAP) instead of found in a JWK Set. */
      isUdap: boolean;
    };

/** What a client adds to a form and to its headers to authenticate. */
export interface ClientProof {
  headers: Record<string, string>;
  form: Record<string, string>;
}

/** Form encoding, which Basic credentials of OAuth have inside. */
const encoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);

/**
 * The parameters and headers by which a client authenticates.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 * @see UDAP Security IG 2 §5.2.2: udap=1, and no other credentials
 */
export function proveClient(client: ClientAuthentication): ClientProof {
  switch (client.method) {
    case 'none':
      return { headers: {}, form: { client_id: client.clientId } };
    case 'client_secret_post':
      return {
        headers: {},
        form: { client_id: client.clientId, client_secret: client.clientSecret },
      };
    case 'client_secret_basic': {
      const pair = `${encoded(client.clientId)}:${encoded(client.clientSecret)}`;
      return { headers: { authorization: `Basic ${btoa(pair)}` }, form: {} };
    }
    case 'private_key_jwt':
      return {
        headers: {},
        form: {
          client_assertion_type: jwtBearerAssertion,
          client_assertion: client.assertion,
          ...(client.isUdap ? { udap: '1' } : {}),
        },
      };
  }
}
