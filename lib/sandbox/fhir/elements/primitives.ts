import 'server-only';

const patterns: Readonly<Record<string, RegExp>> = {
  base64Binary: /^(\s*([0-9a-zA-Z+/=]){4}\s*)*$/,
  code: /^[^\s]+(\s[^\s]+)*$/,
  date: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  dateTime:
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00)))?)?)?$/,
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  instant:
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/,
  oid: /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/,
  time: /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  canonical: /^\S*$/,
  uri: /^\S*$/,
  url: /^\S*$/,
};

const smallest: Readonly<Record<string, number>> = {
  integer: -2_147_483_648,
  unsignedInt: 0,
  positiveInt: 1,
};

/** Whether a primitive type is a number in JSON. */
export function isNumeric(type: string): boolean {
  return type === 'decimal' || Object.hasOwn(smallest, type);
}

/**
 * What is wrong with a primitive value, in words, or null.
 * @see https://hl7.org/fhir/R4/datatypes.html#primitive
 */
export function primitiveProblem(type: string, value: unknown): string | null {
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'is true or false';
  if (isNumeric(type)) {
    if (typeof value !== 'number') return 'is a number';
    const least = smallest[type];
    if (least === undefined) return null;
    const isInside = Number.isInteger(value) && value >= least && value <= 2_147_483_647;
    return isInside ? null : `is a whole number from ${least} to 2147483647`;
  }
  if (typeof value !== 'string') return 'is a text';
  if (value === '') return 'may not be empty';
  const pattern = patterns[type];
  return pattern && !pattern.test(value) ? `does not look like the type ${type}` : null;
}
