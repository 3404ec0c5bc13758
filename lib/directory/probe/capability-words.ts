import { fhirFamilyOf } from '../normalize/fhir-family';
import type { Capability } from './capability';

const familyNames = { dstu2: 'DSTU2', stu3: 'STU3', r4: 'R4', r5: 'R5', unknown: null } as const;
/** What apps look for first; the others follow in the order of the server. */
const first = ['Patient', 'Observation', 'Condition', 'MedicationRequest', 'DocumentReference'];
const shownResources = 6;

/** What people read of a capability; null where the documents say nothing. */
export interface CapabilityWords {
  /** “FHIR R4 (4.0.1)”. */
  fhir: string | null;
  software: string | null;
  /** “Patient, Observation and 38 more resources”. */
  resources: string | null;
  /** How an app gets in: “standalone launch, EHR launch, backend services”. */
  access: string | null;
  /** “by UDAP and by RFC 7591”. */
  registration: string | null;
}

function versionWords(fhirVersion: string | null): string | null {
  if (fhirVersion === null) return null;
  const family = familyNames[fhirFamilyOf(fhirVersion)];
  return family === null ? `FHIR ${fhirVersion}` : `FHIR ${family} (${fhirVersion})`;
}

/** The resource types of a server in words: those that apps look for first by name, the others as a number. */
export function resourceWords(resources: readonly string[]): string | null {
  if (resources.length === 0) return null;
  const known = first.filter((name) => resources.includes(name));
  const ordered = [...known, ...resources.filter((name) => !known.includes(name))];
  if (ordered.length <= shownResources) return ordered.join(', ');
  const named = ordered.slice(0, shownResources - 1);
  return `${named.join(', ')} and ${ordered.length - named.length} more resources`;
}

function accessWords({ smartCapabilities, grantTypes }: Capability): string | null {
  const ways = [
    smartCapabilities.includes('launch-standalone') ? 'standalone launch' : null,
    smartCapabilities.includes('launch-ehr') ? 'EHR launch' : null,
    grantTypes.includes('client_credentials') ? 'backend services' : null,
  ].filter((way) => way !== null);
  return ways.length > 0 ? ways.join(', ') : null;
}

function registrationWords(capability: Capability): string | null {
  const ways = [
    capability.udapRegistrationEndpoint ? 'by UDAP' : null,
    capability.registrationEndpoint ? 'by RFC 7591' : null,
  ].filter((way) => way !== null);
  return ways.length > 0 ? ways.join(' and ') : null;
}

/** A capability in the words of the page of an endpoint. */
export function capabilityWords(capability: Capability): CapabilityWords {
  return {
    fhir: versionWords(capability.fhirVersion),
    software: capability.software,
    resources: resourceWords(capability.resources),
    access: accessWords(capability),
    registration: registrationWords(capability),
  };
}
