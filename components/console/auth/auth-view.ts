import type { ComponentType } from 'react';
import type { CertificateChoice } from '../console-data';

/** What the fields of one method get. */
export type AuthFieldsProps<Form> = Readonly<{
  form: Form;
  change: (part: Partial<Form>) => void;
  /** What the API said about one member of its input, by path. */
  errorAt: (path: string) => string | undefined;
  workspace: string;
  /** The FHIR base URL as it is written in the console. */
  holder: string;
  /** Public address of the portal, below which its sandbox is. */
  origin: string;
  /** Profiles of UDAP that the holder lists; null while that is not known. */
  udapProfiles: readonly string[] | null;
  certificates: readonly CertificateChoice[];
  mayIssue: boolean;
  onIssued: (certificate: CertificateChoice) => void;
}>;

/** What people see of a method. */
export interface AuthView<Form> {
  /** Below the list of methods. */
  Fields?: ComponentType<AuthFieldsProps<Form>>;
  /** Among the advanced fields. */
  Advanced?: ComponentType<AuthFieldsProps<Form>>;
  /** Members of it that stand among the advanced fields: these are opened when one is not as at first. */
  advanced?: readonly (keyof Form)[];
}
