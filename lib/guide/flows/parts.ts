import { authorizationServer, base, exchange, type FlowItem, type FlowStep } from './flow';

/** Finding the addresses of a holder by SMART. */
export const smartDiscovery: FlowStep = {
  kind: 'discover',
  title: 'Find out where to go',
  items: [
    exchange(
      'smart-configuration',
      'GET',
      `${base}/.well-known/smart-configuration`,
      'The holder says where people sign in, where tokens are, and what it supports. Nobody has to sign in to read it.',
    ),
  ],
};

/** Finding the addresses of a holder by UDAP. */
export const udapDiscovery: FlowStep = {
  kind: 'discover',
  title: 'Find out where to go',
  items: [
    exchange(
      'udap-metadata',
      'GET',
      `${base}/.well-known/udap`,
      'The holder says where to register and where tokens are. The signed metadata in it proves that these addresses are its own.',
    ),
  ],
};

/** Believing the metadata, or not. */
export const udapTrust: FlowStep = {
  kind: 'trust',
  title: 'See whether to trust it',
  items: [
    {
      kind: 'jwt',
      jwt: 'signed_metadata',
      direction: 'received',
      says: 'Verify the signature, that iss and the SAN of the certificate are the base URL, the dates, and the chain up to an anchor of your community.',
    },
    exchange(
      'crl',
      'GET',
      'http://pki.example.org/community.crl',
      'Ask whether one of the certificates was taken back. If anything is wrong, stop here.',
    ),
  ],
};

/** Registering by a signed statement. */
export function udapRegistration(grant: string): FlowStep {
  return {
    kind: 'register',
    title: 'Register',
    items: [
      {
        kind: 'jwt',
        jwt: 'software_statement',
        direction: 'sent',
        says: `Say who the app is and what it wants, for the grant ${grant}, and sign it with the key of your certificate.`,
      },
      exchange(
        'registration',
        'POST',
        `${authorizationServer}/register`,
        'The holder verifies the statement just as you verified its metadata, and answers with a client_id.',
        [201, 'Created'],
      ),
    ],
  };
}

/** A client assertion, and what is particular about it. */
export function assertion(says: string): FlowItem {
  return { kind: 'jwt', jwt: 'client_assertion', direction: 'sent', says };
}

/** Getting a token, after what has to be made for it. */
export function tokenStep(says: string, before: readonly FlowItem[] = []): FlowStep {
  return {
    kind: 'token',
    title: 'Get a token',
    items: [...before, exchange('token', 'POST', `${authorizationServer}/token`, says)],
  };
}

/** Reading with the token. */
export function readStep(path: string, says: string): FlowStep {
  return {
    kind: 'request',
    title: 'Read',
    items: [exchange('fhir', 'GET', `${base}/${path}`, says)],
  };
}

/** Sending a person to the holder. */
export function signIn(title: string, before: readonly FlowItem[], says: string): FlowStep {
  return {
    kind: 'authorize',
    title,
    items: [...before, { kind: 'visit', url: `${authorizationServer}/authorize`, says }],
  };
}
