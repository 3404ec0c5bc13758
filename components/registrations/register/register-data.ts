import type { CertificateSummary } from '@/lib/schemas/certificate';
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
}

/** What is chosen before the method. */
export interface RegisterChoice {
  grantType: App['clients'][number]['grantType'];
  /** Sandbox name or FHIR base URL. */
  holder: string;
  /** Key of a profile; empty: the one that fits. */
  profile: string;
}
