type Json = Readonly<Record<string, unknown>>;

const bulkStatement = 'http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data';
const bulkOperations = /\/fhir\/uv\/bulkdata\/OperationDefinition\//;

function objects(value: unknown): Json[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item): item is Json => typeof item === 'object' && item !== null);
}

function isExport({ name, definition }: Json): boolean {
  const isNamed = typeof name === 'string' && /(^|[$-])export$/.test(name);
  return isNamed || (typeof definition === 'string' && bulkOperations.test(definition));
}

/**
 * Whether a CapabilityStatement offers bulk export: it instantiates that of the guide, or lists an export operation for
 * the system or for a type of resource. Never throws.
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html
 */
export function offersBulkExport(statement: Json): boolean {
  const { instantiates } = statement;
  const follows: unknown[] = Array.isArray(instantiates) ? instantiates : [];
  if (follows.some((url) => typeof url === 'string' && url.split('|')[0] === bulkStatement)) {
    return true;
  }
  return objects(statement.rest).some(
    (rest) =>
      objects(rest.operation).some(isExport) ||
      objects(rest.resource).some(({ operation }) => objects(operation).some(isExport)),
  );
}
