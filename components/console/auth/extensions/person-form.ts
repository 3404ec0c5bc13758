import type { PersonFields } from '@/lib/protocol/udap/extensions/people';
import { memberOf, textOr } from '../../form-codec';

/** The fields of a person in a flat form, under a prefix: `userFamily`. */
export type PersonForm<Prefix extends string> = {
  [Name in keyof PersonFields as `${Prefix}${Capitalize<Name>}`]: string;
};

export const noPerson: PersonFields = {
  given: '',
  family: '',
  birthDate: '',
  gender: '',
  phone: '',
  email: '',
  identifierSystem: '',
  identifier: '',
  line: '',
  city: '',
  state: '',
  postalCode: '',
};
const names = Object.keys(noPerson) as (keyof PersonFields)[];
const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** A person's fields as members of a flat form. */
export function personForm<Prefix extends string>(
  prefix: Prefix,
  person: PersonFields,
): PersonForm<Prefix> {
  return Object.fromEntries(
    names.map((name) => [`${prefix}${capital(name)}`, person[name]]),
  ) as PersonForm<Prefix>;
}

/** The fields of the person that a flat form holds under a prefix. */
export function personOf(prefix: string, form: Readonly<Record<string, unknown>>): PersonFields {
  return Object.fromEntries(
    names.map((name) => [name, textOr(form[`${prefix}${capital(name)}`], '')]),
  ) as unknown as PersonFields;
}

const first = (value: unknown): unknown =>
  Array.isArray(value) ? (value as unknown[])[0] : undefined;

function telecomOf(resource: unknown, system: string): string {
  const telecom = memberOf(resource, 'telecom');
  const found: unknown = Array.isArray(telecom)
    ? (telecom as unknown[]).find((entry) => memberOf(entry, 'system') === system)
    : undefined;
  return textOr(memberOf(found, 'value'), '');
}

/** The fields from which a stored resource was made; what a form cannot hold is left out. */
export function personFieldsOf(resource: unknown): PersonFields {
  const text = (name: string, of: unknown = resource) => textOr(memberOf(of, name), '');
  const name = first(memberOf(resource, 'name'));
  const given = memberOf(name, 'given');
  const identifier = first(memberOf(resource, 'identifier'));
  const address = first(memberOf(resource, 'address'));
  return {
    given: Array.isArray(given) ? given.join(' ') : '',
    family: text('family', name),
    birthDate: text('birthDate'),
    gender: text('gender'),
    phone: telecomOf(resource, 'phone'),
    email: telecomOf(resource, 'email'),
    identifierSystem: text('system', identifier),
    identifier: text('value', identifier),
    line: textOr(first(memberOf(address, 'line')), ''),
    city: text('city', address),
    state: text('state', address),
    postalCode: text('postalCode', address),
  };
}
