import { isObject } from '@/lib/protocol/json-value';
import { labelOf, partsOf, type FhirPart } from './fhir-parts';

/** One line about a resource: words, or facts of its own. */
export interface FhirFact {
  label: string;
  parts: FhirPart[];
  /** One list of facts for each element that is too rich for a line. */
  groups: FhirFact[][];
}

type Json = Readonly<Record<string, unknown>>;
type Line = readonly [member: string, label: string];

const who: Line = ['subject', 'Patient'];

/** What is told first about a resource, and what it is called there. Everything else follows by its own name. */
const lines: Readonly<Record<string, readonly Line[]>> = {
  Patient: [
    ['name', 'Name'],
    ['birthDate', 'Born'],
    ['deceased[x]', 'Died'],
    ['gender', 'Gender'],
    ['identifier', 'Identifiers'],
    ['address', 'Address'],
    ['telecom', 'Contact'],
    ['communication', 'Languages'],
    ['maritalStatus', 'Marital status'],
    ['generalPractitioner', 'Practitioner'],
    ['managingOrganization', 'Organization'],
  ],
  Observation: [
    ['code', 'What'],
    ['value[x]', 'Value'],
    ['interpretation', 'Interpretation'],
    ['referenceRange', 'Normal range'],
    ['component', 'Components'],
    ['dataAbsentReason', 'Why there is no value'],
    ['effective[x]', 'When'],
    ['issued', 'Published'],
    who,
    ['performer', 'By'],
    ['encounter', 'Encounter'],
    ['category', 'Category'],
    ['status', 'Status'],
  ],
  Condition: [
    ['code', 'Condition'],
    ['clinicalStatus', 'Clinical status'],
    ['verificationStatus', 'Verification'],
    ['severity', 'Severity'],
    ['bodySite', 'Where'],
    ['onset[x]', 'Began'],
    ['abatement[x]', 'Ended'],
    ['recordedDate', 'Recorded'],
    who,
    ['category', 'Category'],
  ],
  MedicationRequest: [
    ['medication[x]', 'Medication'],
    ['dosageInstruction', 'How to take it'],
    ['reasonCode', 'Reason'],
    ['status', 'Status'],
    ['intent', 'Intent'],
    ['authoredOn', 'Ordered'],
    ['requester', 'By'],
    who,
    ['dispenseRequest', 'Dispense'],
  ],
  Immunization: [
    ['vaccineCode', 'Vaccine'],
    ['occurrence[x]', 'When'],
    ['status', 'Status'],
    ['statusReason', 'Reason'],
    ['patient', 'Patient'],
    ['lotNumber', 'Lot'],
    ['expirationDate', 'Lot expires'],
    ['site', 'Site'],
    ['route', 'Route'],
    ['doseQuantity', 'Dose'],
    ['performer', 'By'],
  ],
  Encounter: [
    ['type', 'What'],
    ['class', 'Class'],
    ['period', 'When'],
    ['status', 'Status'],
    who,
    ['participant', 'Who took part'],
    ['reasonCode', 'Reason'],
    ['location', 'Where'],
    ['serviceProvider', 'Provider'],
  ],
  AllergyIntolerance: [
    ['code', 'Allergic to'],
    ['reaction', 'Reactions'],
    ['criticality', 'Criticality'],
    ['clinicalStatus', 'Clinical status'],
    ['verificationStatus', 'Verification'],
    ['type', 'Type'],
    ['category', 'Category'],
    ['onset[x]', 'Began'],
    ['recordedDate', 'Recorded'],
    ['patient', 'Patient'],
  ],
  DocumentReference: [
    ['description', 'Description'],
    ['type', 'Type'],
    ['content', 'Content'],
    ['date', 'Made'],
    ['status', 'Status'],
    who,
    ['author', 'Author'],
    ['custodian', 'Custodian'],
    ['category', 'Category'],
  ],
};

/** Told elsewhere on the page, or of use to machines only. */
const untold = new Set(['resourceType', 'id', 'meta', 'text', 'contained', 'implicitRules']);

/** The member that a name stands for; `value[x]` for whichever of `valueQuantity`, `valueString` … is there. */
export function memberOf(resource: Json, name: string): string | null {
  if (!name.endsWith('[x]')) return name in resource ? name : null;
  const stem = name.slice(0, -3);
  const found = Object.keys(resource).find(
    (member) => member.startsWith(stem) && /^[A-Z]/.test(member.slice(stem.length)),
  );
  return found ?? null;
}

/** An extension is named by the last part of its URL; what it says is its value or extensions of its own. */
function extensionFacts(value: unknown): FhirFact[] {
  const list = Array.isArray(value) ? value : [];
  return list.filter(isObject).map((extension) => {
    const url = typeof extension['url'] === 'string' ? extension['url'] : 'Extension';
    const label = labelOf(url.split('/').at(-1)?.replaceAll('-', ' ') ?? url);
    const member = memberOf(extension, 'value[x]');
    return member === null
      ? { label, parts: [], groups: [extensionFacts(extension['extension'])] }
      : factOf(label, extension[member]);
  });
}

function factOf(label: string, value: unknown): FhirFact {
  const parts = partsOf(value);
  if (parts !== null) return { label, parts, groups: [] };
  const elements: unknown[] = Array.isArray(value) ? value : [value];
  return {
    label,
    parts: elements.flatMap((element) => (isObject(element) ? [] : (partsOf(element) ?? []))),
    groups: elements.filter(isObject).map((element) => factsOf(element, [])),
  };
}

function factsOf(element: Json, first: readonly Line[]): FhirFact[] {
  const facts: FhirFact[] = [];
  const told = new Set<string>();
  for (const [name, label] of first) {
    const member = memberOf(element, name);
    if (member === null) continue;
    told.add(member);
    facts.push(factOf(label, element[member]));
  }
  for (const [member, value] of Object.entries(element)) {
    if (told.has(member) || untold.has(member) || member.startsWith('_')) continue;
    if (member === 'extension' || member === 'modifierExtension')
      facts.push(...extensionFacts(value));
    else facts.push(factOf(labelOf(member), value));
  }
  return facts.filter((fact) => fact.parts.length > 0 || fact.groups.some((group) => group.length));
}

/** A resource as lines for people: what matters about its kind first, then all the rest that it holds. */
export function resourceFacts(resource: Json): FhirFact[] {
  const type = resource['resourceType'];
  return factsOf(resource, typeof type === 'string' ? (lines[type] ?? []) : []);
}
