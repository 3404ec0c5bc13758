/** FHIR R4 types with their elements as one text each, as `scripts/make-r4-elements.mjs` writes them. */
export type R4Table = Readonly<Record<string, string>>;

/** One element of a type. */
export interface R4Element {
  name: string;
  isRequired: boolean;
  isList: boolean;
  /** `HumanName`, `boolean` …; `code` where `codes` lists the values. */
  type: string;
  /** The values of a required binding, else nothing. */
  codes: readonly string[];
}

function elementOf(word: string): R4Element {
  const [given = '', shape = ''] = word.split(/:(.*)/s);
  const isList = shape.endsWith('[]');
  const codes = [...shape.matchAll(/'([^|[\]]+)/g)].map(([, code = '']) => code);
  return {
    name: given.replace(/!$/, ''),
    isRequired: given.endsWith('!'),
    isList,
    type: codes.length > 0 ? 'code' : isList ? shape.slice(0, -2) : shape,
    codes,
  };
}

/** The elements of a type, its own first, then those it inherits; none for a type that R4 does not have. */
export function elementsOf(table: R4Table, type: string): R4Element[] {
  const text = Object.hasOwn(table, type) ? table[type] : undefined;
  if (text === undefined) return [];
  const [base = '', ...words] = text.split(' ');
  const own = words.map(elementOf);
  const names = new Set(own.map((element) => element.name));
  const inherited = base === '' ? [] : elementsOf(table, base);
  return [...own, ...inherited.filter((element) => !names.has(element.name))];
}

/** The types that are resources. */
export function resourceTypes(table: R4Table): string[] {
  return Object.keys(table).filter((type) => / resourceType!:'/.test(table[type] ?? ''));
}
