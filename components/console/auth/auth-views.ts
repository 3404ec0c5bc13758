import type { AuthForms, AuthMethodName } from './auth-methods';
import type { AuthView } from './auth-view';
import { BackendAdvanced, BackendFields } from './backend-fields';
import { CodeAdvanced } from './code-advanced';
import { CodeFields } from './code-fields';
import { UdapAdvanced } from './udap-advanced';
import { UdapFields } from './udap-fields';

/** The fields of each method. */
export const authViews: { [Name in AuthMethodName]: AuthView<AuthForms[Name]> } = {
  none: {},
  code: {
    Fields: CodeFields,
    Advanced: CodeAdvanced,
    advanced: ['registerAgain', 'signInAgain', 'dpop', 'maxAge', 'prompt', 'idp', 'certificateId'],
  },
  backend: {
    Fields: BackendFields,
    Advanced: BackendAdvanced,
    advanced: ['registrationId', 'keys', 'registerAgain', 'dpop'],
  },
  udap: {
    Fields: UdapFields,
    Advanced: UdapAdvanced,
    advanced: ['registerAgain', 'dpop', 'ownB2b', 'withUser', 'withIas'],
  },
};

/** The fields of a method without the type of its form, to be used with that form only. */
export function viewOf(name: AuthMethodName): AuthView<Record<string, string | boolean>> {
  return authViews[name] as AuthView<Record<string, string | boolean>>;
}
