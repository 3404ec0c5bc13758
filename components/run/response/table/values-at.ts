type Step = { kind: 'member'; name: string } | { kind: 'index'; index: number };

const syntax =
  /^[A-Za-z_][A-Za-z0-9_]*(\[x\])?(\[\d{1,6}\])?(\.[A-Za-z_][A-Za-z0-9_]*(\[x\])?(\[\d{1,6}\])?)*$/;

/** Whether a text is a path: members by dots, `[0]` for one of a list, `value[x]` for whichever value is there. */
export function isPath(path: string): boolean {
  return path.length <= 200 && syntax.test(path);
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([A-Za-z_]\w*(?:\[x\])?)|\[(\d+)\]/g)].map(([, name, index]) =>
    name === undefined ? { kind: 'index', index: Number(index) } : { kind: 'member', name },
  );
}

function membersOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, name));
  if (typeof value !== 'object' || value === null) return [];
  if (!name.endsWith('[x]')) {
    return name in value ? [(value as Record<string, unknown>)[name]] : [];
  }
  const stem = name.slice(0, -3);
  return Object.entries(value).flatMap(([member, found]) =>
    member.startsWith(stem) && /^[A-Z]/.test(member.slice(stem.length)) ? [found as unknown] : [],
  );
}

/**
 * The values at a path of a resource, lists on the way taken apart, as FHIRPath does. `Patient.name` and `name` are
 * the same.
 * @see https://hl7.org/fhirpath/N1/#path-selection
 */
export function valuesAt(resource: unknown, path: string): unknown[] {
  if (!isPath(path)) return [];
  const steps = stepsOf(path);
  const [first] = steps;
  const isTyped =
    first?.kind === 'member' &&
    typeof resource === 'object' &&
    resource !== null &&
    (resource as Record<string, unknown>)['resourceType'] === first.name;
  let values: unknown[] = [resource];
  for (const step of isTyped ? steps.slice(1) : steps) {
    values =
      step.kind === 'member'
        ? values.flatMap((value) => membersOf(value, step.name)).flat()
        : values.slice(step.index, step.index + 1);
  }
  return values;
}
