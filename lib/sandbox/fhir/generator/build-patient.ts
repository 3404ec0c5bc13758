import 'server-only';
import type { Extension } from 'fhir/r4';
import { hl7Coding, hl7Concept, systems } from '../data/codes';
import type { NewResource } from '../resource-types';
import { practitionerReference } from './build-organizations';
import { dateOf, dateTimeOf } from './days';
import { ageAt, patientId } from './history';
import type { Person } from './person';
import { primaryPractitioner } from './plan-history';

const raceCodes: Readonly<Record<Person['race'], readonly [code: string, display: string]>> = {
  white: ['2106-3', 'White'],
  hispanic: ['2106-3', 'White'],
  black: ['2054-5', 'Black or African American'],
  asian: ['2028-9', 'Asian'],
  native: ['1002-5', 'American Indian or Alaska Native'],
  pacific: ['2076-8', 'Native Hawaiian or Other Pacific Islander'],
};

const languageNames: Readonly<Record<Person['language'], string>> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ja: 'Japanese',
  ar: 'Arabic',
  hi: 'Hindi',
  vi: 'Vietnamese',
};

/** The Patient resource of a person, with the race, ethnicity and birth sex that US Core asks for. */
export function buildPatient(person: Person): NewResource<'Patient'> {
  const age = ageAt(person, person.lastDay);
  const { household } = person;
  const areaCode = household.state === 'NH' ? '603' : '207';
  const firstName = person.given[0] ?? person.id;
  return {
    resourceType: 'Patient',
    id: patientId(person),
    extension: demographics(person),
    identifier: [
      {
        use: 'usual',
        type: hl7Concept('v2-0203', 'MR', 'Medical record number'),
        system: systems.mrn,
        value: `HBR-${String(100 + person.number).padStart(6, '0')}`,
        assigner: { reference: 'Organization/harbor-health', display: 'Harbor Health' },
      },
    ],
    active: person.died === null,
    name: [{ use: 'official', family: person.family, given: person.given }],
    telecom: [
      {
        system: 'phone',
        value: `${areaCode}-555-${String(100 + person.number).padStart(4, '0')}`,
        use: age < 18 ? 'home' : 'mobile',
      },
      ...(age < 18
        ? []
        : [
            {
              system: 'email' as const,
              value: `${emailPart(firstName)}.${emailPart(person.family)}@example.com`,
            },
          ]),
    ],
    gender: person.gender,
    birthDate: dateOf(person.born),
    ...(person.died !== null && { deceasedDateTime: dateTimeOf(person.died, 19 * 60 + 40) }),
    address: [
      {
        use: 'home',
        line: [household.line],
        city: household.city,
        state: household.state,
        postalCode: household.postalCode,
        country: 'US',
      },
    ],
    communication: [
      {
        language: {
          coding: [
            {
              system: 'urn:ietf:bcp:47',
              code: person.language,
              display: languageNames[person.language],
            },
          ],
          text: languageNames[person.language],
        },
        preferred: true,
      },
    ],
    generalPractitioner: [practitionerReference(primaryPractitioner(person))],
    managingOrganization: { reference: 'Organization/harbor-health', display: 'Harbor Health' },
  };
}

function emailPart(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

function demographics(person: Person): Extension[] {
  const [raceCode, raceName] = raceCodes[person.race];
  const isHispanic = person.race === 'hispanic';
  const ethnicity = isHispanic
    ? (['2135-2', 'Hispanic or Latino'] as const)
    : (['2186-5', 'Not Hispanic or Latino'] as const);
  const core = 'http://hl7.org/fhir/us/core/StructureDefinition';
  const coded = (url: string, code: string, display: string): Extension => ({
    url: `${core}/${url}`,
    extension: [
      { url: 'ombCategory', valueCoding: { system: systems.raceAndEthnicity, code, display } },
      { url: 'text', valueString: display },
    ],
  });
  return [
    coded('us-core-race', raceCode, raceName),
    coded('us-core-ethnicity', ethnicity[0], ethnicity[1]),
    { url: `${core}/us-core-birthsex`, valueCode: person.gender === 'female' ? 'F' : 'M' },
  ];
}

/** The person's insurance. Children and young adults are insured through a parent. */
export function buildCoverage(
  person: Person,
  everybody: readonly Person[],
): NewResource<'Coverage'> {
  const age = ageAt(person, person.lastDay);
  const subscriber = subscriberFor(person, everybody);
  const payer = age >= 65 ? 'payer-senior-plan' : (`payer-${person.household.payer}` as const);
  const kind = coverageKinds[payer];
  return {
    resourceType: 'Coverage',
    id: `${person.id}-coverage`,
    identifier: [
      {
        type: hl7Concept('v2-0203', 'MB', 'Member Number'),
        system: systems.member,
        value: `${kind[2]}${String(700_000 + subscriber.number * 37)}-${person === subscriber ? '01' : String(person.number + 1).padStart(2, '0')}`,
      },
    ],
    status: person.died === null ? 'active' : 'cancelled',
    type: { coding: [{ system: 'https://nahdo.org/sopt', code: kind[0], display: kind[1] }] },
    subscriber: { reference: `Patient/${patientId(subscriber)}` },
    beneficiary: { reference: `Patient/${patientId(person)}` },
    relationship: {
      coding: [
        person === subscriber
          ? hl7Coding('subscriber-relationship', 'self', 'Self')
          : hl7Coding('subscriber-relationship', 'child', 'Child'),
      ],
    },
    period: {
      start: dateOf(Math.max(person.born, person.lastDay - 1400)),
      ...(person.died !== null && { end: dateOf(person.died) }),
    },
    payor: [{ reference: `Organization/${payer}` }],
  };
}

const coverageKinds: Readonly<
  Record<
    'payer-senior-plan' | `payer-${Person['household']['payer']}`,
    readonly [code: string, display: string, memberPrefix: string]
  >
> = {
  'payer-senior-plan': ['1', 'MEDICARE', 'FSP'],
  'payer-state-plan': ['2', 'MEDICAID', 'SMA'],
  'payer-northlight': ['512', 'Commercial Managed Care - PPO', 'NLM'],
  'payer-tidewater': ['511', 'Commercial Managed Care - HMO', 'TWH'],
};

function subscriberFor(person: Person, everybody: readonly Person[]): Person {
  if (ageAt(person, person.lastDay) >= 26) return person;
  const parent = everybody.find((other) => {
    const age = ageAt(other, other.lastDay);
    const isFamily = other.householdKey === person.householdKey && other.family === person.family;
    return isFamily && age >= 28 && age < 65;
  });
  return parent ?? person;
}
