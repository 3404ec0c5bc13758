import 'server-only';
import { findResourceType, type ResourceType } from '../resource-types';
import { FhirError } from './fhir-error';
import { unescapeValue } from './split';

/**
 * The literal references (`Type/id`) that a reference value can mean: with its type, as a whole URL below the
 * base, or as an id alone, which is tried with each type the parameter can lead to.
 * @throws {FhirError} when it is no reference
 * @see https://hl7.org/fhir/R4/search.html#reference
 */
export function referencesMeant(
  name: string,
  text: string,
  modifier: string | null,
  targets: readonly ResourceType[],
  baseUrl: string,
): string[] {
  const allowed = modifier === null ? targets : targets.filter((type) => type === modifier);
  const value = unescapeValue(text);
  const relative = value.startsWith(`${baseUrl}/`) ? value.slice(baseUrl.length + 1) : value;
  if (/^[A-Za-z0-9\-.]{1,64}$/.test(relative)) return allowed.map((type) => `${type}/${relative}`);
  // An absolute URL of another server is a value; nothing here refers to it.
  if (/^(https?:\/\/|urn:)/.test(relative)) return [];
  const [, typeName = '', id = ''] =
    /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/1)?$/.exec(relative) ?? [];
  if (id === '') {
    throw new FhirError(
      400,
      'value',
      `'${text}' is no value for the reference parameter '${name}': expected an id, Type/id or a URL.`,
    );
  }
  const type = findResourceType(typeName);
  return type && allowed.includes(type) ? [`${type}/${id}`] : [];
}
