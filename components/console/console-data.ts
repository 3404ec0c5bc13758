import type { Environment } from '@/lib/schemas/environment';
import type { KeptCollection } from './kept/kept';

/** A certificate that the console may use. */
export interface CertificateChoice {
  id: string;
  label: string;
}

/** What the server knows for the console; plain data. */
export interface ConsoleData {
  workspace: string;
  /** Public address of the portal, for commands. */
  origin: string;
  sandboxBaseUrl: string;
  /** FHIR base URLs of earlier runs, the latest first. */
  recentHolders: readonly string[];
  certificates: readonly CertificateChoice[];
  /** The trust communities that the workspace knows. */
  communities: readonly { uri: string; name: string }[];
  /** Why nothing may be sent; null when it may. */
  readOnlyReason: string | null;
  mayIssue: boolean;
  environments: readonly Environment[];
  mayManageEnvironments: boolean;
  collections: readonly KeptCollection[];
  /** Whether collections may be changed. */
  mayKeep: boolean;
  /** The saved request that the address asks for, by id. */
  openSaved: string | null;
  /** Whether the first draft is the request of a run that the address asks for. */
  isOfRun: boolean;
}
