import { flows as facts } from '../flow-facts';
import type { GuideFlow } from '../recommendation';
import { base, exchange, type Flow } from './flow';
import {
  assertion,
  readStep,
  signIn,
  smartDiscovery,
  tokenStep,
  udapDiscovery,
  udapRegistration,
  udapTrust,
} from './parts';

const pkceNote = {
  kind: 'note',
  text: 'state and a PKCE verifier are made',
  says: 'Two random texts for this sign-in alone. The app keeps both; only the hash of the verifier goes out.',
} as const;

const readPatient = readStep(
  'Patient/123',
  'The token goes along in the Authorization header. The holder gives what its scopes and the person allow.',
);

/** A flow that the guide chooses is called the same in both places. */
function titled(flow: GuideFlow): Pick<Flow, 'title' | 'summary'> {
  const { name, text } = facts[flow];
  return { title: name, summary: text };
}

/** The flows of the documentation: each by its name, as it goes when nothing goes wrong. */
export const flows = {
  'smart-standalone': {
    ...titled('smart-standalone'),
    steps: [
      smartDiscovery,
      signIn(
        'The person signs in',
        [pkceNote],
        'The browser goes to the holder with client_id, redirect_uri, scope, state, the hash of the verifier, and aud, which is the base URL. It comes back with a code and the same state.',
      ),
      tokenStep(
        'The app sends the code with the verifier and gets an access token, the scopes that were granted, and the patient.',
      ),
      readPatient,
    ],
  },
  'smart-ehr': {
    ...titled('smart-ehr'),
    steps: [
      {
        kind: 'preflight',
        title: 'The record system opens the app',
        items: [
          {
            kind: 'note',
            text: 'the launch URL of the app is opened with iss and launch',
            says: 'iss is the FHIR base URL, launch stands for what is on the screen. The app goes on only if it knows this iss.',
          },
        ],
      },
      smartDiscovery,
      signIn(
        'The clinician is recognized',
        [pkceNote],
        'As in the standalone flow, with launch and the scope of the same name. Who is signed in to the record system already may see nothing of it.',
      ),
      tokenStep(
        'With the token come the patient and the visit that are open, and whether the app has to show who the patient is.',
      ),
      readPatient,
    ],
  },
  'udap-code': {
    ...titled('udap-code'),
    steps: [
      udapDiscovery,
      udapTrust,
      udapRegistration('authorization_code'),
      signIn(
        'The person signs in',
        [pkceNote],
        'The browser goes to the holder and comes back with a code. state and the hash of the verifier are demanded.',
      ),
      tokenStep(
        'Code, verifier, assertion and udap=1, and no secret. Back comes an access token.',
        [
          assertion(
            'Signed with the key of the certificate: iss and sub are the client_id, aud is the token endpoint. It lives five minutes at most.',
          ),
        ],
      ),
      readPatient,
    ],
  },
  'tiered-oauth': {
    ...titled('tiered-oauth'),
    steps: [
      udapDiscovery,
      udapTrust,
      udapRegistration('authorization_code'),
      signIn(
        'The person signs in elsewhere',
        [
          pkceNote,
          {
            kind: 'note',
            text: 'idp names the identity provider',
            says: 'The request carries the scope udap and idp, the base URL of the provider. The holder sends the person on to it, registers there if it has to, and verifies the ID token that comes back. The app sees none of it.',
          },
        ],
        'The browser goes to the holder, from there to the identity provider, back to the holder for consent, and at last to the app with a code.',
      ),
      tokenStep('Just as in the UDAP flow: the token is of the holder, not of the provider.', [
        assertion('For the token endpoint of the holder, signed with the key of the certificate.'),
      ]),
      readPatient,
    ],
  },
  'backend-services': {
    ...titled('backend-services'),
    steps: [
      smartDiscovery,
      tokenStep(
        'grant_type is client_credentials, scope names system/ scopes. The holder fetches your JWKS and verifies the assertion with the key that kid names. Back comes a token for minutes.',
        [
          assertion(
            'Signed with RS384 or ES384: iss and sub are the client_id, aud is the token endpoint, jti is new.',
          ),
        ],
      ),
      readStep(
        'Patient?_count=5',
        'The token goes along. What comes back is a Bundle, page by page.',
      ),
    ],
  },
  'udap-client-credentials': {
    ...titled('udap-client-credentials'),
    steps: [
      udapDiscovery,
      udapTrust,
      udapRegistration('client_credentials'),
      tokenStep('Assertion, scope and udap=1. Back comes a token for this subject and purpose.', [
        assertion(
          'In extensions stands hl7-b2b: for which organization, and for what purpose. It is signed with the key of the certificate.',
        ),
      ]),
      readStep(
        'Patient?_count=5',
        'The token goes along. What comes back is a Bundle, page by page.',
      ),
    ],
  },
  'bulk-export': {
    title: 'Bulk export',
    summary: 'The records of many patients as files, while the app waits.',
    steps: [
      smartDiscovery,
      tokenStep('By backend services or UDAP, with system/ scopes for each type.', [
        assertion('As in the flow that you use.'),
      ]),
      {
        kind: 'request',
        title: 'Begin the export',
        items: [
          exchange(
            'fhir',
            'GET',
            `${base}/Patient/$export?_type=Patient,Condition`,
            'With Prefer: respond-async. The answer has no data, but an address in Content-Location at which to ask.',
            [202, 'Accepted'],
          ),
        ],
      },
      {
        kind: 'export',
        title: 'Wait, and fetch the files',
        items: [
          exchange(
            'bulk-status',
            'GET',
            `${base}/export/42`,
            'Not yet. Retry-After says when to ask again, X-Progress how far it is.',
            [202, 'Accepted'],
          ),
          exchange(
            'bulk-status',
            'GET',
            `${base}/export/42`,
            'Done: the manifest names the files, and says whether they want the token.',
          ),
          exchange(
            'bulk-file',
            'GET',
            `${base}/export/42/Patient.ndjson`,
            'One resource a line. Read it as it comes, it may be large.',
          ),
          exchange(
            'bulk-status',
            'DELETE',
            `${base}/export/42`,
            'You have everything: the holder may remove the files.',
            [202, 'Accepted'],
          ),
        ],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Flow>>;

/** The name of a flow of the documentation. */
export type FlowName = keyof typeof flows;

/** The names in the order in which they are shown. */
export const flowNames = Object.keys(flows) as FlowName[];

/** The flow of this name; null when there is none. */
export function findFlow(name: string): FlowName | null {
  return Object.hasOwn(flows, name) ? (name as FlowName) : null;
}
