import { isObject, type JsonMembers } from '@/lib/protocol/json-value';

/** Members of `meta` that a server sets anew with each write. */
const ofMeta = ['lastUpdated', 'versionId'];
/** Members of a Bundle that are made for each answer. */
const ofBundle = ['id', 'timestamp', 'link'];
/** Members of `Bundle.entry.response` that say when it was done. */
const ofResponse = ['etag', 'lastModified'];

/** Response headers that differ from one answer to the next. */
const headers =
  /^(?:date|age|expires|etag|last-modified|content-length|set-cookie|server-timing|traceparent|keep-alive|cf-ray|x-powered-by-ms|x-(?:request|correlation|trace|amzn-trace|amzn-request)-?id|request-id|x-ratelimit-.+|ratelimit.*|x-response-time|x-runtime)$/i;

/** Whether a response header differs from one answer to the next, without anything to say by that. */
export function isVolatileHeader(name: string): boolean {
  return headers.test(name);
}

function without(members: JsonMembers, names: readonly string[]): JsonMembers {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}

/**
 * A FHIR value without what differs from one answer to the next: versions and times of writing, and of a Bundle its
 * id, time and links (which hold the address of the page or a key of the search).
 *
 * @see https://hl7.org/fhir/R4/resource.html#Meta
 * @see https://hl7.org/fhir/R4/bundle.html
 */
export function withoutVolatile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVolatile);
  if (!isObject(value)) return value;
  const own = value['resourceType'] === 'Bundle' ? without(value, ofBundle) : value;
  return Object.fromEntries(
    Object.entries(own).flatMap(([name, member]) => {
      if (name === 'response' && isObject(member)) return [[name, without(member, ofResponse)]];
      if (name !== 'meta' || !isObject(member)) return [[name, withoutVolatile(member)]];
      const rest = without(member, ofMeta);
      return Object.keys(rest).length > 0 ? [[name, rest]] : [];
    }),
  );
}
