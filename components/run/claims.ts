import { isObject } from '@/lib/protocol/json-value';
import type { Jwt } from '@/lib/protocol/jwt';

type Kind = Jwt['kind'];
type Texts = Readonly<Record<string, string>>;

/** What people call each token. */
export const jwtNames: Record<Kind, string> = {
  signed_metadata: 'Signed metadata',
  software_statement: 'Software statement',
  certification: 'Certification',
  client_assertion: 'Client assertion',
  access_token: 'Access token',
  id_token: 'ID token',
  dpop_proof: 'DPoP proof',
};

/** What each token is for, in a sentence. */
export const jwtPurposes: Record<Kind, string> = {
  signed_metadata:
    'The holder’s own word on where it registers apps and issues tokens, signed with the key of its certificate.',
  software_statement:
    'How the app introduces itself at registration: its metadata, signed with the key of its certificate.',
  certification:
    'What somebody else, or the app itself, vouches for about the app: signed, and sent along with the statement.',
  client_assertion:
    'How the app proves who it is at the token endpoint: short-lived, signed, used once, instead of a password.',
  access_token:
    'What the app shows to the FHIR server. It is meant for the server; the app need not read it.',
  id_token: 'Who signed in, as the authorization server says.',
  dpop_proof: 'Proof that whoever sends this one request holds the key of the token.',
};

const headerTexts: Texts = {
  alg: 'The algorithm of the signature. It must fit the key in the certificate; “none” is never accepted.',
  x5c: 'The certificates that vouch for the key, leaf first, each as Base64 of its DER.',
  typ: 'The media type of the whole token.',
  kid: 'Names the key among several of the same owner.',
};

const sharedTexts: Texts = {
  exp: 'After this moment the token is worthless.',
  iat: 'When it was made.',
  nbf: 'Before this moment it does not count.',
  jti: 'A name that is never used twice, so that a copied token cannot be sent again.',
  iss: 'Who made it and signed it.',
  sub: 'Whom it is about.',
  aud: 'For whom it is meant. Everybody else must refuse it.',
  scope: 'What may be done, in SMART scopes separated by blanks.',
  client_id: 'The app, by the name that the holder gave it.',
};

const extensionTexts: Texts = {
  'extensions.hl7-b2b':
    'Who asks, for which organization and why: the authorization extension object of business-to-business use.',
  'extensions.hl7-b2b.version': 'The version of this object. Always “1”.',
  'extensions.hl7-b2b.subject_name': 'The person at the organization who asks, by name.',
  'extensions.hl7-b2b.subject_id':
    'The person who asks, by identifier; in the US a National Provider Identifier.',
  'extensions.hl7-b2b.subject_role': 'The person’s role, as a code of the community’s value set.',
  'extensions.hl7-b2b.organization_name': 'The organization that asks.',
  'extensions.hl7-b2b.organization_id': 'The organization that asks, as a URI. It is required.',
  'extensions.hl7-b2b.purpose_of_use':
    'Why the data are wanted, as codes; TREAT means treatment. It is required.',
  'extensions.hl7-b2b.consent_policy': 'The policies on consent that apply, as URIs.',
  'extensions.hl7-b2b.consent_reference': 'Where consents are on record, as FHIR references.',
};

const byKind: Record<Kind, Texts> = {
  signed_metadata: {
    iss: 'The holder. It must equal the FHIR base URL and stand as a URI in the certificate’s subject alternative names.',
    sub: 'The same as iss: the holder speaks about itself.',
    exp: 'After this moment the metadata must be read again; at most a year after iat.',
    authorization_endpoint:
      'Where people sign in. The signed value counts, not the unsigned one beside it.',
    token_endpoint:
      'Where tokens are issued. The signed value counts, not the unsigned one beside it.',
    registration_endpoint:
      'Where apps register. The signed value counts, not the unsigned one beside it.',
  },
  software_statement: {
    iss: 'The app. It must stand as a URI in the subject alternative names of the app’s certificate.',
    sub: 'The same as iss: the app speaks about itself.',
    aud: 'The holder’s registration endpoint, exactly as its metadata spells it.',
    exp: 'At most five minutes after iat: the statement is for now.',
    client_name: 'The name of the app for people.',
    redirect_uris: 'Where the holder may send people back to; absent for client credentials.',
    contacts: 'Whom to ask about the app; at least one mailto: URI.',
    logo_uri: 'The picture that people see when they sign in.',
    grant_types: 'The flow that the app will use.',
    response_types:
      'What the authorization endpoint returns; only with the authorization code flow.',
    token_endpoint_auth_method: 'How the app will prove who it is; in UDAP always private_key_jwt.',
    scope: 'The most that the app will ever ask for. The holder may grant less.',
  },
  certification: {
    iss: 'Who vouches. It must stand as a URI in the certificate that signs.',
    sub: 'The app that it is about: the issuer of its software statement.',
    aud: 'The registration endpoint for which it counts; absent, it counts for all.',
    exp: 'At most three years after iat, and not after the end of the certificate.',
    certification_name: 'What is certified, for people.',
    certification_uris: 'What is certified, as URIs that holders know.',
    certification_issuer: 'Who certifies, by name; absent when the app declares it of itself.',
    grant_types: 'The workflows to which the certification restricts the app.',
  },
  client_assertion: {
    iss: 'The app, by the client_id that registration gave it.',
    sub: 'The same as iss.',
    aud: 'The token endpoint, exactly as the signed metadata spells it.',
    exp: 'At most five minutes after iat.',
    extensions: 'Further statements about this request; for business-to-business use hl7-b2b.',
    ...extensionTexts,
  },
  access_token: {},
  id_token: {
    fhirUser: 'The person who signed in, as a FHIR resource.',
    nonce: 'Ties this token to the request that the app made.',
    at_hash: 'The left half of the hash of the access token that came with it.',
    auth_time: 'When the person signed in.',
    azp: 'The client to which it was issued; with several audiences.',
  },
  dpop_proof: {
    htm: 'The method of the one request for which it is good.',
    htu: 'The address of that request, without query.',
    ath: 'The hash of the access token that goes along.',
    nonce: 'What the holder asked to see in its proofs, so that none is made in advance.',
    jti: 'Good once: the holder remembers it.',
  },
};

/**
 * What a member of a JWT means, or null when it is not a well-known one.
 *
 * @param path of the member, with dots: `exp`, `extensions.hl7-b2b.purpose_of_use`
 */
export function explainClaim(kind: Kind, part: 'header' | 'claims', path: string): string | null {
  const candidates = part === 'header' ? [headerTexts] : [byKind[kind], sharedTexts];
  // The names come from other servers: `constructor` must not find what every object has.
  const texts = candidates.find((candidate) => Object.hasOwn(candidate, path));
  return texts?.[path] ?? null;
}

/** One member of a JWT as a row. */
export interface ClaimRow {
  path: string;
  name: string;
  depth: number;
  value: unknown;
  explanation: string | null;
  /** The time that a NumericDate says (RFC 7519 §2), ISO 8601. */
  time: string | null;
}

const timeClaims = new Set(['exp', 'iat', 'nbf', 'auth_time']);

function timeOf(name: string, value: unknown): string | null {
  if (!timeClaims.has(name) || typeof value !== 'number') return null;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The members of a JWT's header or claims as rows; objects are opened, arrays are values. */
export function claimRows(kind: Kind, part: 'header' | 'claims', members: object): ClaimRow[] {
  const rows: ClaimRow[] = [];
  function visit(value: object, prefix: string, depth: number): void {
    for (const [name, member] of Object.entries(value) as [string, unknown][]) {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      rows.push({
        path,
        name,
        depth,
        value: member,
        explanation: explainClaim(kind, part, path),
        time: depth === 0 ? timeOf(name, member) : null,
      });
      if (isObject(member) && depth < 4) visit(member, path, depth + 1);
    }
  }
  visit(members, '', 0);
  return rows;
}
