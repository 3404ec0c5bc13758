import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '@/lib/protocol/transport';
import { oauthError, type PlannedAnswer } from '../../fakes/planned-holder';
import { atHarbor } from './harbor';
import type { ExplainCase } from './world';

const until = { until: 'register', auth: { method: 'udap', register: 'always' } } as const;
const registered = (status: number, statement: unknown, clientId: string): PlannedAnswer => ({
  status,
  body: { client_id: clientId, software_statement: statement },
});

/** A registration that does not say that it is one of UDAP. */
function withoutUdap(request: HttpRequest): HttpRequest | null {
  if (request.purpose !== 'registration') return null;
  const members = JSON.parse(String(request.body)) as Record<string, unknown>;
  return { ...request, body: JSON.stringify({ ...members, udap: undefined }) };
}

/** Section 8.3: what becomes of registrations that are there, and refusals without a reason. */
export const registrationLifeCases: readonly ExplainCase[] = [
  {
    row: '8.3 200 when new expected',
    told: 'explain.registration.known-before',
    holder: { register: ({ members }) => registered(200, members['software_statement'], 'c2') },
    request: until,
    proof: /Status 200.*201 for a new one.*Issuer URI/,
    fix: /URI, and with it a certificate, of its own/,
    cite: /§3\.4/,
  },
  {
    row: '8.3 different client_id',
    told: 'explain.registration.new-client-id',
    run: async (world) => {
      const holder = await world.addHolder({
        register: ({ members }) =>
          registered(201, members['software_statement'], `client-${randomUUID()}`),
      });
      await world.run({ holder, ...until });
      return world.run({ holder, ...until });
    },
    proof: /It was client-.* and is client-.*"kind":"strings"/,
    fix: /every other system/,
    cite: /§3\.4/,
  },
  {
    row: '8.3 grant_types: []',
    told: 'explain.registration.cancelled',
    holder: { register: { status: 200, body: { client_id: 'c3', grant_types: [] } } },
    request: until,
    proof: /Asked for client_credentials; the answer has \[\]/,
    fix: /Register again/,
    cite: /§3\.4/,
  },
  {
    row: '8.3 invalid_client_metadata: udap missing',
    told: 'explain.registration.version-member',
    run: atHarbor({ request: withoutUdap }, {}, 'register'),
    proof: /udap is absent.*"expected":"\\"1/,
    fix: /a string/,
    cite: /§3\.2/,
  },
  {
    row: '8.3 a code that nobody knows',
    told: 'explain.undecided.registration-closed',
    certainty: 'possible',
    also: ['explain.undecided.metadata-policy', 'explain.undecided.other-endpoint'],
    knownRight: /aud is the registration endpoint|statement|certificate/i,
    holder: { register: oauthError('no_thanks', 'R-4711') },
    request: until,
    proof: /no_thanks.*R-4711/,
    fix: /how an app is admitted/,
    cite: /RFC 9110/,
  },
];
