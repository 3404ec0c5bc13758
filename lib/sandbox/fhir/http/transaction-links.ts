import 'server-only';

/**
 * A copy of a resource in which references and URLs of attachments to entries of the same transaction lead to what
 * these become.
 *
 * @param links where each fullUrl leads: `Type/id`
 * @see https://hl7.org/fhir/R4/http.html#trules
 */
export function withLinks<T>(value: T, links: ReadonlyMap<string, string>): T {
  return replaced(value, links) as T;
}

function replaced(value: unknown, links: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, links));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, content]: [string, unknown]) => {
      const isLink = (name === 'reference' || name === 'url') && typeof content === 'string';
      return [name, isLink ? (links.get(content) ?? content) : replaced(content, links)];
    }),
  );
}
