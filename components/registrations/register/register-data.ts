import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { AuthMethod, RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import type { App } from '@/lib/schemas/app';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';

/** What the page gives to its form. */
export interface RegisterData {
  workspace: string;
  app: App;
  profiles: readonly HolderProfileEntry[];
  certificates: readonly Pick<
    CertificateSummary,
    'id' | 'subject' | 'sanUris' | 'community' | 'notAfter'
  >[];
  communities: readonly { uri: string; name: string }[];
  /** The sandbox holders: their names and base URLs. */
  sandboxHolders: readonly { name: string; baseUrl: string }[];
  /** Redirect URI of the portal, which its sandbox takes also without https. */
  portalRedirect: string;
  preset: RegisterPreset;
}

/** What an address can choose before: the way, and how a client with plain metadata authenticates. */
export interface RegisterPreset {
  method: RegistrationMethod | null;
  authentication: AuthMethod | null;
}

/** What is chosen before the method. */
export interface RegisterChoice {
  grantType: App['clients'][number]['grantType'];
  /** Sandbox name or FHIR base URL. */
  holder: string;
  /** Key of a profile; empty: the one that fits. */
  profile: string;
}
