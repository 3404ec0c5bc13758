import * as z from 'zod';
import type { Citation } from '@/lib/protocol/check';
import type { RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import type { Answers } from './answers';

/** The flows that the guide tells apart. */
export const GuideFlowSchema = z.enum([
  'smart-standalone',
  'smart-ehr',
  'udap-code',
  'tiered-oauth',
  'backend-services',
  'udap-client-credentials',
]);
export type GuideFlow = z.infer<typeof GuideFlowSchema>;

/** A question of the interview. */
export type Question = keyof Answers;

/** Why something was recommended: the answer that it follows from, and the rule where a specification decides. */
export interface Reason {
  because: Question;
  text: string;
  citation: Citation | null;
}

/** What an app should do, with its reasons: follows from the answers and from what is known of the holders. */
export interface Recommendation {
  flow: GuideFlow;
  grant: 'authorization_code' | 'client_credentials';
  client: {
    type: 'public' | 'confidential';
    authentication: 'none' | 'client_secret_basic' | 'private_key_jwt' | 'udap';
  };
  /** Refresh tokens are asked for. */
  isOffline: boolean;
  /** What to ask for first, space-delimited. */
  scope: string;
  /** Best first. */
  methods: readonly { method: RegistrationMethod; why: string }[];
  needsCertificate: boolean;
  agreements: readonly {
    kind: 'none' | 'terms' | 'holder' | 'baa' | 'framework';
    why: string;
  }[];
  holders: readonly {
    baseUrl: string;
    name: string;
    /** The best flow that works there; null when none does. */
    flow: GuideFlow | null;
    method: RegistrationMethod | null;
    /** Why the recommended flow does not work there; empty when it does, as far as known. */
    blockers: readonly string[];
  }[];
  reasons: readonly Reason[];
  ruledOut: readonly { flow: GuideFlow; because: readonly Question[]; text: string }[];
  costs: readonly { what: string; who: string; howLong: string }[];
  alternatives: readonly { flow: GuideFlow; when: string }[];
  /** Questions that could still change the answer. */
  open: readonly Question[];
}

/** Answers that do not go together. */
export interface Contradiction {
  between: readonly Question[];
  text: string;
  citation: Citation | null;
  /** Whether nothing can be recommended while it stands. */
  isBlocking: boolean;
}

/** Too little is known for a recommendation, or the answers contradict each other. */
export interface Undecided {
  flow: null;
  /** The questions whose answers are missing most, the most important one first. */
  missing: readonly Question[];
  contradictions: readonly Contradiction[];
  /** What is still possible. */
  candidates: readonly GuideFlow[];
  ruledOut: Recommendation['ruledOut'];
}
