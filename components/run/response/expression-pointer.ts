/**
 * The JSON Pointer that a FHIRPath expression of an issue leads to in a value, or null when it leads nowhere there:
 * `Patient.name[0].given`, `Bundle.entry[2].resource.status`, or an old XPath-like location with slashes.
 * @see https://hl7.org/fhir/R4/operationoutcome-definitions.html#OperationOutcome.issue.expression
 */
export function pointerOfExpression(value: unknown, expression: string): string | null {
  const steps = expression
    .replace(/^\/?f:/, '')
    .replace(/\/f:|\//g, '.')
    .split('.')
    .flatMap((part) => part.replace(/\]/g, '').split('['))
    .map((part) => part.replace(/^'|'$/g, ''))
    .filter((part) => part !== '');
  if (steps.some((step) => !/^\w+$/.test(step))) return null;
  const type = (value as Record<string, unknown> | null)?.['resourceType'];
  if (steps[0] === type && typeof type === 'string') steps.shift();
  let at = value;
  let pointer = '';
  for (const step of steps) {
    // A step into a list without an index means its first element.
    if (Array.isArray(at) && !/^\d+$/.test(step)) {
      at = at[0] as unknown;
      pointer += '/0';
    }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return null;
    at = (at as Record<string, unknown>)[step];
    pointer += `/${step}`;
  }
  return pointer;
}
