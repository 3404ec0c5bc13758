import { objectOf } from '../../json-value';

type Members = Readonly<Record<string, unknown>>;

/** Whether a member is there as an array that is not empty. */
export function hasEntries(resource: Members, name: string): boolean {
  const value = resource[name];
  return Array.isArray(value) && value.length > 0;
}

/** Whether one of the names of a resource says anything. */
export function hasName(resource: Members): boolean {
  const { name } = resource;
  return (
    Array.isArray(name) &&
    name.some((entry) => {
      const { family, given, text } = objectOf(entry) ?? {};
      return [family, text, ...(Array.isArray(given) ? (given as unknown[]) : [])].some(
        (part) => typeof part === 'string' && part.trim() !== '',
      );
    })
  );
}

/**
 * A date of FHIR: a year, a month or a day that exists.
 * @see https://hl7.org/fhir/R4/datatypes.html#date
 */
export function isFhirDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false;
  const full = `${value}-01-01`.slice(0, 10);
  const date = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** What keeps a value from being a resource of a type with a name, in words; empty when nothing does. */
export function resourceProblems(value: unknown, type: string): string[] {
  const resource = objectOf(value);
  if (!resource) {
    return [typeof value === 'string' ? 'text instead of an object' : 'no object'];
  }
  const { resourceType, birthDate } = resource;
  return [
    resourceType === type ? '' : `resourceType is ${JSON.stringify(resourceType) ?? 'absent'}`,
    hasName(resource) ? '' : 'it has no name',
    birthDate === undefined || isFhirDate(birthDate)
      ? ''
      : `birthDate is ${JSON.stringify(birthDate)}`,
  ].filter(Boolean);
}
