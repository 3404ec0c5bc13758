import type { AppMetadata, GrantType } from '@/lib/protocol/registration/client-metadata';

/** What a letter to a data holder is written from. */
export interface LetterFacts {
  /** By which holder and app find the request again. */
  reference: string;
  workspaceName: string;
  /** Who writes. Holders ask for a person who speaks for the developer. */
  representative: string;
  /** Name of the holder; empty: the letter leaves it to be filled in. */
  holder: string;
  /** FHIR base URL; empty when it is not known. */
  holderBaseUrl: string;
  app: AppMetadata;
  client: { grantType: GrantType; issuer: string; scope: string; hasRefreshToken: boolean };
  jwksUri: string;
  /** Whether a key of the key set signs. */
  hasKey: boolean;
  /** The public profile of the app; null when it is not published. */
  profileUrl: string | null;
  /** The certificate that names the issuer of the client; null when there is none that holds. */
  certificate: { subject: string; authority: string; endsOn: string } | null;
  /** The client_id at this holder; null when there is none. */
  clientId: string | null;
  incidentContact: string | null;
  /** What the questionnaire says of the place of refresh tokens, in words; null when it is weak or not said. */
  refreshTokensKept: string | null;
}

/** Something that a letter would say if it were known, and where it is written down. */
export interface MissingFact {
  what: string;
  /** Path below the page of the app. */
  path: string;
}

export interface Letter {
  subject: string;
  body: string;
}
