import type { AppMetadata, GrantType } from '@/lib/protocol/registration/client-metadata';
import type { RegistrationMethod } from '@/lib/protocol/registration/client-metadata';

/** What a plan is judged by: what exists, read anew each time. Times are ISO 8601. */
export interface PlanFacts {
  now: string;
  app: {
    id: string;
    name: string;
    metadata: AppMetadata;
    updatedAt: string;
    clients: readonly { grantType: GrantType; issuer: string; hasRefreshToken: boolean }[];
    /** Since when a key of its JWK Set signs; null: none does. */
    signingSince: string | null;
  };
  holders: readonly { baseUrl: string; name: string; isSandbox: boolean; isRemovable: boolean }[];
  /** Without those of the test set. */
  certificates: readonly CertificateFact[];
  /** Requests that may still become a certificate. */
  requests: readonly { id: string; uris: readonly string[]; isOurTurn: boolean; since: string }[];
  registrations: readonly RegistrationFact[];
  /** Runs that are over, the last one first. */
  runs: readonly RunFact[];
  /** What other parts of the portal saw of an item: an agreement that is in force, a policy that was written. */
  seen: readonly SeenFact[];
  /** Whether somebody outside of the portal is told of what ends. */
  watch: { byMail: boolean; hasCalendar: boolean; webhooks: number };
  /** Redirect URI of the portal, which its sandbox takes also without https. */
  portalRedirect: string;
  /** An environment that is marked as production, by id; null: there is none. */
  productionEnvironment: string | null;
}

export interface CertificateFact {
  id: string;
  name: string;
  sanUris: readonly string[];
  createdAt: string;
  notBefore: string;
  notAfter: string;
  revokedAt: string | null;
  /** Whether it renews another one. */
  isRenewal: boolean;
}

export interface RegistrationFact {
  id: string;
  holder: string;
  method: RegistrationMethod;
  grantType: GrantType;
  status: 'waiting' | 'active' | 'expired' | 'cancelled';
  clientId: string | null;
  endsAt: string | null;
  waitingSince: string | null;
  /** When it became what it is. */
  at: string;
  /** The run that made it. */
  runId: string | null;
  /** Path of the console, ready to act as it; null when it cannot. */
  consolePath: string | null;
  /** When it was renewed, changed or cancelled at the holder, and the run. */
  care: { at: string; words: string; runId: string | null } | null;
}

type Verdict = 'pass' | 'warn' | 'fail' | 'skip';

export interface RunFact {
  id: string;
  holder: string;
  isSandbox: boolean;
  at: string;
  /** Which registrations it acted as; none when it acted as nobody. */
  registrationIds: readonly string[];
  discover: Verdict | null;
  trust: Verdict | null;
  /** Whether an access token was granted or renewed in it. */
  hasToken: boolean;
  hasRenewed: boolean;
  /** Whether it gave a token back. */
  hasRevoked: boolean;
  /** The FHIR request; null without an answer. */
  answer: { method: string; what: string; status: number } | null;
  isProduction: boolean;
}

export interface SeenFact {
  itemId: string;
  /** Empty for all holders. */
  holder: string;
  words: string;
  at: string;
  /** Path below the workspace. */
  path: string;
  /** It has begun and is not settled: since when it waits on the holder; null while it waits on nobody. */
  underWay?: { waitingSince: string | null };
}
