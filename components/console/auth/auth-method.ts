import type { StepKind } from '@/lib/run/frames';
import type { RunRequestInput } from '@/lib/schemas/run';
import type { FlatForm, FormChoices } from '../form-codec';

/** The `auth` member of a run's request. */
export type AuthInput = NonNullable<RunRequestInput['auth']>;

/**
 * One way to authenticate: its form, and what the form says to the API and back. Everything here is pure;
 * what people see of it stands in `auth-views`.
 */
export interface AuthMethod<
  Form extends FlatForm = FlatForm,
  Name extends AuthInput['method'] = AuthInput['method'],
> {
  /** As `auth.method` has it. */
  method: Name;
  /** In the list of methods. */
  label: string;
  /** Below the list, when it is chosen. */
  hint: string;
  initial: Form;
  /** Members that are no free text. */
  choices?: FormChoices<Form>;
  /** Members that are not written into the address: secrets, and who somebody is. */
  hiddenInAddress?: readonly (keyof Form)[];
  /** Before the names of members in the address; only the first method goes without. */
  prefix: string;
  /** Whether UDAP metadata is judged, so that community, anchors and revocation matter. */
  isUdap: boolean;
  /** Where a run may stop before the request; the title of each step. */
  stops: readonly { until: StepKind; label: string }[];
  /** What the API takes; members that say the default are left out, so that it reads well as curl. */
  toRequest: (form: Form) => Extract<AuthInput, { method: Name }>;
  /** The form of a stored request; members that it lacks are as at first. */
  fromRequest: (auth: unknown) => Form;
}

/** Gives a method its own types and keeps them. */
export function authMethod<Form extends FlatForm, Name extends AuthInput['method']>(
  method: AuthMethod<Form, Name>,
): AuthMethod<Form, Name> {
  return method;
}
