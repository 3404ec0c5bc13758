import { decodeForm, encodeForm, memberOf, type FlatForm } from '../form-codec';
import type { AuthInput, AuthMethod } from './auth-method';
import { backend } from './backend';
import { code } from './code';
import { none } from './none';
import { udap } from './udap';

/** All ways to authenticate, in the order of the list. A new one is added here and in `auth-views`. */
export const authMethods = { udap, code, backend, none };

export type AuthMethodName = keyof typeof authMethods;
/** The form of each method. */
export type AuthForms = { [Name in AuthMethodName]: (typeof authMethods)[Name]['initial'] };

/** The chosen method, and the form of every method: another choice loses nothing. */
export interface AuthState {
  method: AuthMethodName;
  forms: AuthForms;
}

const names = Object.keys(authMethods) as AuthMethodName[];

function isMethodName(value: unknown): value is AuthMethodName {
  return names.some((name) => name === value);
}

/** A method without the type of its form, to be used with that form only. */
export function methodOf(name: AuthMethodName): AuthMethod {
  return authMethods[name] as unknown as AuthMethod;
}

function eachForm(formOf: (name: AuthMethodName) => FlatForm): AuthForms {
  return Object.fromEntries(names.map((name) => [name, formOf(name)])) as unknown as AuthForms;
}

export const initialAuth: AuthState = {
  method: 'udap',
  forms: eachForm((name) => methodOf(name).initial),
};

/** Writes into the address what is not as at first, but no secrets and nothing about people. */
export function encodeAuth(auth: AuthState, query: URLSearchParams): void {
  if (auth.method !== initialAuth.method) query.set('auth', auth.method);
  for (const name of names) {
    const { initial, prefix, hiddenInAddress } = methodOf(name);
    encodeForm(auth.forms[name] as FlatForm, initial, query, prefix, hiddenInAddress);
  }
}

export function decodeAuth(query: URLSearchParams): AuthState {
  const chosen = query.get('auth');
  return {
    method: isMethodName(chosen) ? chosen : initialAuth.method,
    forms: eachForm((name) => {
      const { initial, choices, prefix } = methodOf(name);
      return decodeForm(query, initial, choices, prefix);
    }),
  };
}

/** The `auth` member of what the API takes. */
export function authInputOf(auth: AuthState): AuthInput {
  return methodOf(auth.method).toRequest(auth.forms[auth.method]);
}

/** The forms of a stored request; those of the methods that it did not use are as at first. */
export function authOfRequest(stored: unknown): AuthState {
  const chosen = memberOf(stored, 'method');
  const method = isMethodName(chosen) ? chosen : initialAuth.method;
  return {
    method,
    forms: eachForm((name) =>
      name === method ? methodOf(name).fromRequest(stored) : methodOf(name).initial,
    ),
  };
}
