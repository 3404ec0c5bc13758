import 'server-only';
import { systems, hl7Concept } from '../data/codes';
import { organizations, practitioners, type PractitionerId } from '../data/care-team';
import type { NewResource } from '../resource-types';

/** A reference to a practitioner, with the name. */
export function practitionerReference(id: PractitionerId): { reference: string; display: string } {
  const found = practitioners.find((entry) => entry.id === id);
  if (!found) throw new Error(`There is no practitioner ${id}.`);
  return {
    reference: `Practitioner/${id}`,
    display: `${found.given} ${found.family}, ${found.degree[0]}`,
  };
}

/**
 * A National Provider Identifier with a correct check digit. It begins with 9, which is never issued, so that
 * it cannot be anybody's.
 * @see https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand
 */
export function fictionalNpi(number: number): string {
  const base = `9${String(number).padStart(8, '0')}`;
  const digits = [...`80840${base}`].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${base}${(10 - (sum % 10)) % 10}`;
}

/** The organizations: the owner of the record, its sites and the payers. */
export function buildOrganizations(): NewResource<'Organization'>[] {
  return organizations.map((entry, index) => ({
    resourceType: 'Organization',
    id: entry.id,
    identifier: [{ system: systems.npi, value: fictionalNpi(1000 + index) }],
    active: true,
    type: [hl7Concept('organization-type', entry.type[0], entry.type[1])],
    name: entry.name,
    telecom: [{ system: 'phone', value: entry.phone, use: 'work' }],
    address: [
      {
        use: 'work',
        line: [entry.line],
        city: entry.city,
        state: entry.state,
        postalCode: entry.postalCode,
        country: 'US',
      },
    ],
    ...('partOf' in entry && {
      partOf: { reference: `Organization/${entry.partOf}`, display: 'Harbor Health' },
    }),
  }));
}

/** The people who treat. */
export function buildPractitioners(): NewResource<'Practitioner'>[] {
  return practitioners.map((entry, index) => ({
    resourceType: 'Practitioner',
    id: entry.id,
    identifier: [{ system: systems.npi, value: fictionalNpi(2000 + index) }],
    active: true,
    name: [
      { use: 'official', family: entry.family, given: [entry.given], suffix: [entry.degree[0]] },
    ],
    gender: entry.gender,
    telecom: [
      { system: 'phone', value: '207-555-0190', use: 'work' },
      { system: 'email', value: `${entry.id}@harbor.example`, use: 'work' },
    ],
    qualification: [
      {
        code: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/v2-0360',
              code: entry.degree[0],
              display: entry.degree[1],
            },
          ],
        },
      },
    ],
  }));
}
