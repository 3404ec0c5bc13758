import 'server-only';
import type {
  Address,
  CodeableConcept,
  ContactPoint,
  HumanName,
  Identifier,
  Period,
  Quantity,
  Reference,
} from 'fhir/r4';

/** A code as it is searched for; without `system` where the element has none. */
export interface Token {
  system?: string | undefined;
  code: string;
}

/** An interval in milliseconds since 1970, both ends inclusive. */
export interface Interval {
  from: number;
  to: number;
}

/** A number with its unit as it is searched for. */
export interface Amount {
  value: number;
  system?: string | undefined;
  code?: string | undefined;
  unit?: string | undefined;
}

const isText = (value: string | undefined): value is string => value !== undefined;

/** The codings of concepts as tokens. */
export function conceptTokens(...concepts: (CodeableConcept | undefined)[]): Token[] {
  return concepts.flatMap((concept) =>
    (concept?.coding ?? []).flatMap((coding) =>
      coding.code === undefined ? [] : [{ system: coding.system, code: coding.code }],
    ),
  );
}

/** A `code` element as token; its system is implied by the element. */
export function codeToken(system: string, code: string | undefined): Token[] {
  return code === undefined ? [] : [{ system, code }];
}

/** A yes or no as token. */
export function booleanToken(value: boolean | undefined): Token[] {
  return value === undefined ? [] : [{ code: String(value) }];
}

/** Identifiers as tokens. */
export function identifierTokens(identifiers: readonly Identifier[] | undefined): Token[] {
  return (identifiers ?? []).flatMap(({ system, value }) =>
    value === undefined ? [] : [{ system, code: value }],
  );
}

/** Contact points of one kind, or all, as tokens. */
export function contactTokens(
  contacts: readonly ContactPoint[] | undefined,
  kind?: ContactPoint['system'],
): Token[] {
  return (contacts ?? []).flatMap(({ system, value }) =>
    value === undefined || (kind && kind !== system) ? [] : [{ system, code: value }],
  );
}

/** Every part of names, for `name`. */
export function nameTexts(names: readonly HumanName[] | undefined): string[] {
  return (names ?? [])
    .flatMap((name) => [
      name.text,
      name.family,
      ...(name.given ?? []),
      // What people type: the whole name in one.
      [...(name.given ?? []), name.family].join(' '),
      ...(name.prefix ?? []),
      ...(name.suffix ?? []),
    ])
    .filter(isText);
}

/** Every part of addresses, for `address`. */
export function addressTexts(addresses: readonly Address[] | undefined): string[] {
  return (addresses ?? [])
    .flatMap((address) => [
      address.text,
      ...(address.line ?? []),
      address.city,
      address.district,
      address.state,
      address.postalCode,
      address.country,
    ])
    .filter(isText);
}

/** One part of addresses. */
export function addressPart(
  addresses: readonly Address[] | undefined,
  part: 'city' | 'state' | 'postalCode' | 'country',
): string[] {
  return (addresses ?? []).map((address) => address[part]).filter(isText);
}

/** The literal references, `Type/id`. */
export function referencesOf(...references: (Reference | undefined)[]): string[] {
  return references.map((entry) => entry?.reference).filter(isText);
}

/** Dates and times as intervals as wide as their precision. */
export function dateIntervals(...dates: (string | undefined)[]): Interval[] {
  return dates.flatMap((date) => {
    const interval = date === undefined ? null : parseInterval(date);
    return interval ? [interval] : [];
  });
}

/** A period as interval; an end that is not there is never. */
export function periodIntervals(period: Period | undefined): Interval[] {
  if (!period) return [];
  const start = period.start === undefined ? null : parseInterval(period.start);
  const end = period.end === undefined ? null : parseInterval(period.end);
  return [{ from: start?.from ?? -Infinity, to: end?.to ?? Infinity }];
}

/** Quantities as amounts. */
export function amountsOf(...quantities: (Quantity | undefined)[]): Amount[] {
  return quantities.flatMap((quantity) =>
    quantity?.value === undefined
      ? []
      : [
          {
            value: quantity.value,
            system: quantity.system,
            code: quantity.code,
            unit: quantity.unit,
          },
        ],
  );
}

const datePattern =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * What a FHIR date or time of any precision covers: `2025` is a year, `2025-03-14T09:30` a minute. Without a
 * time zone it is read as UTC. Null when it is no date.
 * @see https://hl7.org/fhir/R4/search.html#date
 */
export function parseInterval(text: string): Interval | null {
  const match = datePattern.exec(text);
  if (!match) return null;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const full = `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${fraction ?? ''}${zone ?? 'Z'}`;
  const from = Date.parse(full);
  // Date.parse takes 31 February for 3 March.
  const isReal = !day || new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
  if (Number.isNaN(from) || !isReal) return null;
  if (fraction) return { from, to: from };
  if (second) return { from, to: from + 999 };
  if (minute) return { from, to: from + 59_999 };
  if (day) return { from, to: from + 86_399_999 };
  const next = month ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year) + 1, 0, 1);
  return { from, to: next - 1 };
}
