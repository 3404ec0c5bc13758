import 'server-only';
import definitions from './r4.json';

/** One element of a resource or data type, as FHIR R4 defines it. */
export interface ElementDefinition {
  name: string;
  /** A data type, `Resource`, or the path of a backbone element such as `Patient.contact`. */
  type: string;
  isList: boolean;
  isRequired: boolean;
  isSummary: boolean;
  /** Of a choice such as `value[x]`: only one of them may be there. */
  choice: string | null;
}

const lines: Readonly<Record<string, readonly string[]>> = definitions;
const read = new Map<string, ReadonlyMap<string, ElementDefinition>>();

/**
 * The elements of a type by name, in the order in which XML has them; null for primitive types and those that are
 * not known here. They are written by `scripts/fhir-elements.mjs`.
 * @see https://hl7.org/fhir/R4/elementdefinition.html
 */
export function elementsOf(type: string): ReadonlyMap<string, ElementDefinition> | null {
  const known = read.get(type);
  if (known) return known;
  if (!Object.hasOwn(lines, type)) return null;
  const elements = new Map(
    (lines[type] ?? []).map((line) => {
      const element = definitionOf(line);
      return [element.name, element];
    }),
  );
  read.set(type, elements);
  return elements;
}

function definitionOf(line: string): ElementDefinition {
  const [name = '', type = '', flags = ''] = line.split(' ');
  const isChoice = flags.endsWith('[x]');
  return {
    name,
    type,
    isList: flags.includes('*'),
    isRequired: flags.includes('!'),
    isSummary: flags.includes('s'),
    choice: isChoice ? name.slice(0, name.length - type.length) : null,
  };
}
