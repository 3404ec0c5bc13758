/** A request to begin with. */
export interface Starter {
  label: string;
  path: string;
}

/** Requests that work at most FHIR R4 servers, from simple to particular. */
export const starters: readonly Starter[] = [
  { label: 'Patients', path: 'Patient?_count=5' },
  { label: 'Patients by family name', path: 'Patient?family=S&_count=10' },
  { label: 'Patients born since 1980', path: 'Patient?birthdate=ge1980-01-01&_count=10' },
  {
    label: 'Conditions with their patients',
    path: 'Condition?_include=Condition:subject&_count=10',
  },
  { label: 'Latest observations', path: 'Observation?_sort=-date&_count=10' },
  { label: 'Medication requests', path: 'MedicationRequest?_count=10' },
  { label: 'Encounters', path: 'Encounter?_count=10' },
  { label: 'What the server can do', path: 'metadata' },
  { label: 'Bulk export of all patients', path: 'Patient/$export?_type=Patient,Condition' },
  { label: 'Bulk export of a group', path: 'Group/harbor-everyone/$export' },
];

/** Requests about one patient, offered once a Patient has been read. */
export function patientStarters(id: string): Starter[] {
  return [
    { label: 'This patient', path: `Patient/${id}` },
    { label: 'Everything', path: `Patient/${id}/$everything` },
    { label: 'Conditions', path: `Condition?patient=${id}` },
    { label: 'Observations', path: `Observation?patient=${id}&_count=20` },
    { label: 'Medication requests', path: `MedicationRequest?patient=${id}` },
    { label: 'Allergies', path: `AllergyIntolerance?patient=${id}` },
    { label: 'Immunizations', path: `Immunization?patient=${id}` },
    { label: 'Encounters', path: `Encounter?patient=${id}` },
    { label: 'Coverage', path: `Coverage?patient=${id}` },
  ];
}
