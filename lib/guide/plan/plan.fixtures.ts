import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import type { PlanHand } from '@/lib/schemas/checklist';
import type { PlanBasis } from './plan-basis';
import type { CertificateFact, PlanFacts, RegistrationFact, RunFact } from './plan-facts';

/** When the plans of the tests are looked at. */
export const now = '2026-06-15T12:00:00.000Z';
export const harbor = 'https://portal.example.org/sandbox/harbor/fhir/r4';
export const clinic = 'https://fhir.clinic.example.org/r4';
export const issuer = 'https://app.example.org/client';
export const userIssuer = 'https://app.example.org/user';

/** A back-office app at the sandbox and at a clinic: nothing was done yet. */
export const facts: PlanFacts = {
  now,
  app: {
    id: 'app_1',
    name: 'Tides',
    metadata: AppMetadataSchema.parse({ client_name: 'Tides' }),
    updatedAt: '2026-06-01T00:00:00.000Z',
    clients: [
      { grantType: 'authorization_code', issuer: userIssuer, hasRefreshToken: true },
      { grantType: 'client_credentials', issuer, hasRefreshToken: false },
    ],
    signingSince: null,
  },
  holders: [
    { baseUrl: harbor, name: 'Sandbox: harbor', isSandbox: true, isRemovable: true },
    { baseUrl: clinic, name: 'Clinic', isSandbox: false, isRemovable: true },
  ],
  certificates: [],
  requests: [],
  registrations: [],
  runs: [],
  seen: [],
  watch: { byMail: false, hasCalendar: false, webhooks: 0 },
  portalRedirect: 'http://localhost:3000/oauth/callback',
  productionEnvironment: null,
};

export const metadata = AppMetadataSchema.parse({
  client_name: 'Tides',
  client_uri: 'https://app.example.org',
  logo_uri: 'https://app.example.org/logo.png',
  policy_uri: 'https://app.example.org/privacy',
  tos_uri: 'https://app.example.org/terms',
  contacts: ['mailto:dev@app.example.org'],
  redirect_uris: ['https://app.example.org/callback'],
});

export const certificate: CertificateFact = {
  id: 'crt_1',
  name: 'Tides 2026',
  sanUris: [issuer],
  createdAt: '2026-06-02T00:00:00.000Z',
  notBefore: '2026-06-02T00:00:00.000Z',
  notAfter: '2027-06-02T00:00:00.000Z',
  revokedAt: null,
  isRenewal: false,
};

export const registration: RegistrationFact = {
  id: 'reg_1',
  holder: clinic,
  method: 'udap',
  grantType: 'client_credentials',
  status: 'active',
  clientId: 'client-1',
  endsAt: null,
  waitingSince: null,
  at: '2026-06-03T00:00:00.000Z',
  runId: 'run_1',
  consolePath: 'console?holder=clinic&certificateId=crt_1',
  care: null,
};

export const run: RunFact = {
  id: 'run_2',
  holder: clinic,
  isSandbox: false,
  at: '2026-06-04T00:00:00.000Z',
  registrationIds: ['reg_1'],
  discover: 'pass',
  trust: 'pass',
  hasToken: true,
  hasRenewed: false,
  hasRevoked: false,
  answer: { method: 'GET', what: 'Patient', status: 200 },
  isProduction: false,
};

export const udap: PlanBasis = {
  flow: 'udap-client-credentials',
  grant: 'client_credentials',
  client: { authentication: 'udap' },
  isOffline: false,
  methods: [{ method: 'udap' }],
  needsCertificate: true,
  agreements: [{ kind: 'terms', why: '' }],
  holders: [],
};

export const smart: PlanBasis = {
  ...udap,
  flow: 'smart-standalone',
  grant: 'authorization_code',
  client: { authentication: 'none' },
  isOffline: true,
  methods: [{ method: 'dcr' }],
  needsCertificate: false,
};

/** Something that was said by hand, of which everything else is empty. */
export function hand(itemId: string, said: Partial<PlanHand> = {}): PlanHand {
  return {
    itemId,
    holder: '',
    ownerId: null,
    ownerName: null,
    dueOn: null,
    note: '',
    evidenceUrl: null,
    evidenceName: null,
    waitingOn: null,
    waitingSince: null,
    doneAt: null,
    doneBy: null,
    notNeeded: null,
    ...said,
  };
}
