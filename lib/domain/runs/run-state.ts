import 'server-only';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import type { Check } from '@/lib/protocol/check';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import type { SmartConfiguration } from '@/lib/protocol/smart/configuration';
import type { SignedEndpoints } from '@/lib/protocol/udap/signed-metadata';
import type { UdapMetadata } from '@/lib/protocol/udap/metadata';
import type { CommunityRules } from '@/lib/protocol/x509/community-rules';
import type { StepKind } from '@/lib/run/frames';
import type { RunRequest } from '@/lib/schemas/run';
import type { UserClient } from './code/user-client';
import type { DpopSession } from './dpop/dpop-session';
import type { RunWorld } from './run-world';
import type { CapturedValue, TimedResult } from './steps/assert-answer';

/** What the steps of a run share: the world they may touch, and what earlier steps found. */
export interface RunState extends RunWorld {
  request: RunRequest;
  /** FHIR base URL as it was given, without a trailing slash added or removed. */
  baseUrl: string;
  isSandbox: boolean;
  /** The name of a sandbox holder, when it is one. */
  sandboxHolder: string | null;
  /** The run goes on although no FHIR server answers at the base URL. */
  mayLackFhir?: boolean;
  metadata?: UdapMetadata;
  smart?: SmartConfiguration;
  metadataExchangeId?: string;
  endpoints?: SignedEndpoints;
  community?: string;
  /** The rules of that community, when the workspace knows it. */
  communityRules?: CommunityRules;
  /** The client of an app that registers; left out, that of the console. */
  client?: { appId: string; grantType: GrantType; issuer: string };
  certificate?: CertificateRow;
  registration?: { clientId: string; isReused: boolean; scope?: string; id?: string };
  /** The client with which a person signs in. */
  userClient?: UserClient;
  /** The authorization of an earlier run whose answer this one goes on with. */
  adopts?: string;
  /** What a holder gave for the person who signed in, with what belongs to it. */
  code?: { code: string; codeVerifier: string; redirectUri: string; nonce: string | null };
  accessToken?: string;
  /** The key that proves requests, when tokens are bound to one. */
  dpop?: DpopSession;
  /** Gets another access token after the holder refused this one; says whether there is one. */
  renew?: () => Promise<boolean>;
  /** What the FHIR request brought, for assertions. */
  answer?: TimedResult;
  resource?: unknown;
  /** Where the bulk export is followed that this run kicked off, or goes on with. */
  exportAt?: string;
  /** Takes the values that the request captured, before the run ends. */
  onCaptured?: (values: readonly CapturedValue[]) => Promise<void>;
}

/** One step: does its part, emits what it saw, and says whether the next one can follow. */
export type Step = (state: RunState) => Promise<boolean>;

/**
 * The same findings about a document that this run can do without: what would be a failure is a warning,
 * because nothing that follows depends on it.
 */
export function asAdvisory(checks: readonly Check[]): Check[] {
  return checks.map((check) => (check.verdict === 'fail' ? { ...check, verdict: 'warn' } : check));
}

/** A failed check stops a run; everything else lets it go on. */
export function mayProceed(checks: readonly Check[]): boolean {
  return checks.every((check) => check.verdict !== 'fail');
}

/** What people read above each step. */
export const stepTexts: Record<
  Exclude<StepKind, 'examine'>,
  { title: string; explanation: string }
> = {
  discover: {
    title: 'Discover the data holder',
    explanation:
      'Every holder publishes what it accepts below its FHIR base URL: UDAP metadata for registration and ' +
      'trust, a SMART configuration, and a CapabilityStatement. No credentials are needed to read them.',
  },
  trust: {
    title: 'Decide whether to trust it',
    explanation:
      'The holder signs its metadata. The signature must lead, certificate by certificate, to an anchor of ' +
      'a community that you trust, and the certificate must name exactly this base URL.',
  },
  certificate: {
    title: 'Have a certificate of your own',
    explanation:
      'In UDAP your app is known by an X.509 certificate whose URI names the app. The private key stays in ' +
      'the vault; the certificate goes along with everything that is signed.',
  },
  preflight: {
    title: 'Check before anything is sent',
    explanation:
      'The metadata of the app is held against what this holder and this method demand: its addresses are called, the ' +
      'certificate is compared with the issuer, and the scopes with what is offered. Nothing is registered yet.',
  },
  register: {
    title: 'Register the app',
    explanation:
      'The app introduces itself with a software statement: its metadata, signed with its key. The holder ' +
      'checks the signature and the certificate and answers with a client_id. Nobody has to be asked.',
  },
  authorize: {
    title: 'Sign in at the holder',
    explanation:
      'The browser goes to the holder. There a person signs in and decides what the app may see; the portal sees ' +
      'neither their password nor the pages. The holder sends the browser back with a code.',
  },
  token: {
    title: 'Get an access token',
    explanation:
      'Instead of a password the app sends a short-lived assertion, signed with the same key, which says ' +
      'who asks, for which organization and for what purpose.',
  },
  request: {
    title: 'Read FHIR data',
    explanation:
      'The access token goes along with the request; the holder answers what the scopes allow.',
  },
  export: {
    title: 'Follow the export',
    explanation:
      'The holder writes the export in the background. It is asked how far it is, as often as it wants; then a manifest ' +
      'names the files, and each of them is fetched.',
  },
};
