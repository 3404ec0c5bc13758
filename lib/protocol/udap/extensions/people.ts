/** What a form asks about a person; empty texts are left out of the resource. */
export interface PersonFields {
  given: string;
  family: string;
  birthDate: string;
  gender: string;
  phone: string;
  email: string;
  identifierSystem: string;
  identifier: string;
  line: string;
  city: string;
  state: string;
  postalCode: string;
}

type Resource = Record<string, unknown> & { resourceType: string };

const list = (...texts: string[]) => texts.map((text) => text.trim()).filter((text) => text !== '');

function member<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  const trimmed = value.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as Partial<Record<Name, string>>);
}

function demographics(fields: PersonFields): Record<string, unknown> {
  const given = list(...fields.given.split(/\s+/));
  const telecom = [
    ...list(fields.phone).map((value) => ({ system: 'phone', value })),
    ...list(fields.email).map((value) => ({ system: 'email', value })),
  ];
  const address = {
    ...(fields.line.trim() === '' ? {} : { line: list(fields.line) }),
    ...member('city', fields.city),
    ...member('state', fields.state),
    ...member('postalCode', fields.postalCode),
  };
  const hasName = given.length > 0 || fields.family.trim() !== '';
  return {
    ...(fields.identifier.trim() === ''
      ? {}
      : {
          identifier: [
            { ...member('system', fields.identifierSystem), value: fields.identifier.trim() },
          ],
        }),
    ...(hasName
      ? { name: [{ ...member('family', fields.family), ...(given.length > 0 ? { given } : {}) }] }
      : {}),
    ...(telecom.length > 0 ? { telecom } : {}),
    ...member('gender', fields.gender),
    ...member('birthDate', fields.birthDate),
    ...(Object.keys(address).length > 0 ? { address: [address] } : {}),
  };
}

/**
 * A FHIR Person, as `user_person` of `hl7-b2b-user` wants it.
 * @see https://hl7.org/fhir/R4/person.html
 */
export function buildPerson(fields: PersonFields): Resource {
  return { resourceType: 'Person', ...demographics(fields) };
}

/**
 * A FHIR Patient, as `patient_information` of TEFCA IAS wants it.
 * @see https://hl7.org/fhir/R4/patient.html
 */
export function buildPatient(fields: PersonFields): Resource {
  return { resourceType: 'Patient', ...demographics(fields) };
}

/** How somebody stands to a patient: codes of HL7 v3 RoleCode. */
export const relationships = [
  { code: 'ONESELF', display: 'Self' },
  { code: 'PRN', display: 'Parent' },
  { code: 'CHILD', display: 'Child' },
  { code: 'SPS', display: 'Spouse' },
  { code: 'GUARD', display: 'Guardian' },
  { code: 'POWATT', display: 'Power of attorney' },
] as const;

/**
 * A FHIR RelatedPerson, as `user_information` of TEFCA IAS wants it.
 *
 * @param relationship a code of HL7 v3 RoleCode; ONESELF for the patient
 * @see https://hl7.org/fhir/R4/relatedperson.html
 */
export function buildRelatedPerson(fields: PersonFields, relationship: string): Resource {
  const display = relationships.find(({ code }) => code === relationship)?.display;
  return {
    resourceType: 'RelatedPerson',
    // R4 demands a patient here; it stands beside this resource, not on a server.
    patient: { display: 'The patient in patient_information' },
    relationship: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
            code: relationship,
            ...(display ? { display } : {}),
          },
        ],
      },
    ],
    ...demographics(fields),
  };
}
