'use client';

import { SelectField } from '@/components/ui/field';
import { authMethods, methodOf, type AuthMethodName, type AuthState } from './auth-methods';
import type { AuthFieldsProps } from './auth-view';
import { viewOf } from './auth-views';

type FlatFields = AuthFieldsProps<Record<string, string | boolean>>;
/** What the fields of every method share. */
export type AuthProps = Omit<FlatFields, 'form' | 'change'> &
  Readonly<{ auth: AuthState; onAuth: (update: (before: AuthState) => AuthState) => void }>;

function fieldsOf({ auth, onAuth, ...rest }: AuthProps): FlatFields {
  const { method, forms } = auth;
  return {
    ...rest,
    form: forms[method],
    change: (part) =>
      onAuth((before) => ({
        ...before,
        forms: { ...before.forms, [method]: { ...before.forms[method], ...part } },
      })),
  };
}

/** How the run authenticates: the method, and its fields. */
export function AuthFields(props: AuthProps) {
  const { auth, onAuth, errorAt } = props;
  const { Fields } = viewOf(auth.method);
  return (
    <div className="min-w-0 space-y-3">
      <SelectField
        label="Authentication"
        data-field="authentication"
        value={auth.method}
        onChange={({ target }) =>
          onAuth((before) => ({ ...before, method: target.value as AuthMethodName }))
        }
        error={errorAt('auth.method')}
        hint={methodOf(auth.method).hint}
      >
        {Object.values(authMethods).map(({ method, label }) => (
          <option key={method} value={method}>
            {label}
          </option>
        ))}
      </SelectField>
      {Fields && <Fields key={auth.method} {...fieldsOf(props)} />}
    </div>
  );
}

/** What most runs leave as it is about the chosen method. */
export function AuthAdvanced(props: AuthProps) {
  const { Advanced } = viewOf(props.auth.method);
  return Advanced ? <Advanced key={props.auth.method} {...fieldsOf(props)} /> : null;
}

/** Whether one of the advanced fields of the chosen method is not as at first. */
export function isAuthAdvanced({ method, forms }: AuthState): boolean {
  const form: Record<string, string | boolean> = forms[method];
  const { initial } = methodOf(method);
  return (viewOf(method).advanced ?? []).some((name) => form[name] !== initial[name]);
}
