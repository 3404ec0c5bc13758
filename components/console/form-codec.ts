/** A form whose members are texts and switches. */
export type FlatForm = Readonly<Record<string, string | boolean>>;

/** What a member may hold, where it is not free text. */
export type FormChoices<Form extends FlatForm> = {
  readonly [Name in keyof Form]?: readonly Form[Name][];
};

/**
 * Writes the members of a form that are not as at first into a query.
 *
 * @param prefix before the name of each member, so that forms do not take each other's names
 * @param hidden members that are left out
 */
export function encodeForm<Form extends FlatForm>(
  form: Form,
  initial: Form,
  query: URLSearchParams,
  prefix = '',
  hidden: readonly (keyof Form)[] = [],
): void {
  for (const name of Object.keys(initial)) {
    const value = form[name];
    if (value === undefined || value === initial[name] || hidden.includes(name)) continue;
    query.set(`${prefix}${name}`, typeof value === 'boolean' ? (value ? '1' : '0') : value);
  }
}

/** The form that a query describes; what it does not know or understand is as at first. */
export function decodeForm<Form extends FlatForm>(
  query: URLSearchParams,
  initial: Form,
  choices: FormChoices<Form> = {},
  prefix = '',
): Form {
  const entries = Object.entries(initial).map(([name, first]) => {
    const value = query.get(`${prefix}${name}`);
    if (value === null) return [name, first];
    if (typeof first === 'boolean') return [name, value === '1'];
    const allowed: readonly unknown[] | undefined = choices[name];
    return [name, allowed && !allowed.includes(value) ? first : value];
  });
  return Object.fromEntries(entries) as Form;
}

/** One member of a foreign object, when it is an object. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A foreign value when it is a text, else the fallback. */
export function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/** A member that is left out when its text is blank. */
export function given<Name extends string>(
  name: Name,
  value: string,
): Partial<Record<Name, string>> {
  const trimmed = value.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as Partial<Record<Name, string>>);
}
