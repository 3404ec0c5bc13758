import { conceptText, humanName } from './resource-summary';

/** What a card about a person shows; only what the resource holds. */
export interface PatientFacts {
  id: string | null;
  name: string;
  initials: string;
  facts: { label: string; value: string }[];
}

type Json = Readonly<Record<string, unknown>>;

function objects(value: unknown): Json[] {
  return (Array.isArray(value) ? value : []).filter(
    (item): item is Json => typeof item === 'object' && item !== null,
  );
}

function words(...parts: unknown[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

function addressText(address: Json): string {
  const lines: unknown[] = Array.isArray(address['line']) ? address['line'] : [];
  return (
    words(address['text']) ||
    words(...lines, address['city'], address['state'], address['postalCode'], address['country'])
  );
}

function telecomText(contact: Json): string {
  return words(contact['value']);
}

function identifierText(identifier: Json): string {
  const type = conceptText(identifier['type']);
  return `${words(identifier['value'])}${type ? ` (${type})` : ''}`;
}

/** The first Patient of a resource: itself, or of the entries of a Bundle; null when there is none. */
export function firstPatient(resource: unknown): Json | null {
  if (typeof resource !== 'object' || resource === null) return null;
  const value = resource as Json;
  if (value['resourceType'] === 'Patient') return value;
  if (value['resourceType'] !== 'Bundle') return null;
  for (const entry of objects(value['entry'])) {
    const inner = entry['resource'] as Json | undefined;
    if (inner?.['resourceType'] === 'Patient') return inner;
  }
  return null;
}

/** A Patient for people. */
export function patientFacts(patient: Json): PatientFacts {
  const name = humanName(patient['name']) ?? 'Patient without a name';
  const facts = [
    { label: 'Born', value: words(patient['birthDate']) },
    { label: 'Gender', value: words(patient['gender']) },
    { label: 'Identifiers', value: objects(patient['identifier']).map(identifierText).join(', ') },
    { label: 'Address', value: objects(patient['address']).slice(0, 1).map(addressText).join() },
    {
      label: 'Contact',
      value: objects(patient['telecom']).map(telecomText).filter(Boolean).join(', '),
    },
    {
      label: 'Language',
      value: objects(patient['communication'])
        .map((item) => conceptText(item['language']) ?? '')
        .join(', '),
    },
  ].filter((fact) => fact.value !== '');
  const letters = name.split(/\s+/).map((part) => part.charAt(0).toUpperCase());
  return {
    id: typeof patient['id'] === 'string' ? patient['id'] : null,
    name,
    initials: `${letters[0] ?? ''}${letters.length > 1 ? (letters.at(-1) ?? '') : ''}`,
    facts,
  };
}
