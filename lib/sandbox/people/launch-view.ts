import 'server-only';
import { env } from '@/lib/env';
import { holderAddresses, isIdentityProvider } from '../addresses';
import { findHolder } from '../holders/find-holder';
import {
  choiceOf,
  encountersOf,
  listPatients,
  type EncounterChoice,
  type PatientChoice,
} from './patients';
import { nameOfPerson, ownPatientId, sandboxPeople, type HolderPerson } from './people';

/** What the page shows that plays the EHR. */
export interface LaunchView {
  holderTitle: string;
  /** What the app gets as `iss`. */
  iss: string;
  action: string;
  /** Where the portal itself is launched. */
  portalLaunchUrl: string;
  people: { id: string; name: string; kind: HolderPerson['kind'] }[];
  patients: PatientChoice[];
  patient: PatientChoice | null;
  encounters: EncounterChoice[];
}

/**
 * The EHR of a data holder with a patient open; null when there is no such holder.
 *
 * @param patientId the patient that was chosen; the first of the people when it is none
 */
export async function viewLaunch(
  holderName: string,
  patientId: string | undefined,
): Promise<LaunchView | null> {
  const holder = await findHolder(holderName);
  if (!holder || isIdentityProvider(holder)) return null;
  const patient =
    (patientId === undefined ? null : choiceOf(patientId)) ?? choiceOf(firstPatient());
  // A patient launches apps from the own record only.
  const people = sandboxPeople.filter((person) => {
    const own = ownPatientId(person);
    return own === null || own === patient?.id;
  });
  return {
    holderTitle: holder.settings.title,
    iss: holderAddresses(holder.name).baseUrl,
    action: `/sandbox/${holder.name}/launch/open`,
    portalLaunchUrl: `${env().APP_URL}/launch`,
    people: people.map((person) => ({
      id: person.id,
      name: nameOfPerson(person),
      kind: person.kind,
    })),
    patients: listPatients(),
    patient,
    encounters: patient ? encountersOf(patient.id) : [],
  };
}

function firstPatient(): string {
  return sandboxPeople.map(ownPatientId).find((id) => id !== null) ?? '';
}
