import type { Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../oauth/scopes';
import { sandboxStore } from './dataset';
import type { ResourceType } from './resource-types';
import { accessOf } from './scopes';

describe('scopes', () => {
  it.each([
    ['system/*.rs', true, true],
    ['system/*.read', true, true],
    ['system/*.*', true, true],
    ['system/Patient.rs', true, true],
    ['system/Patient.read', true, true],
    ['system/Patient.cruds', true, true],
    ['system/Patient.r', true, false],
    ['system/Patient.s', false, true],
    ['system/Patient.r system/Patient.s', true, true],
    ['openid  system/Observation.rs   system/Patient.r', true, false],
    ['system/Patient.write', false, false],
    ['system/Patient.cud', false, false],
    ['system/Patient.sr', false, false],
    ['system/Patient.', false, false],
    ['system/Patient.rs?gender=female', true, true],
    ['system/Patient.rs?shoe=42', false, false],
    ['system/Patient.rs?birthdate=soon', false, false],
    ['system/*.rs?gender=female', false, false],
    ['system/patient.rs', false, false],
    ['system/Patients.rs', false, false],
    ['system/Observation.rs', false, false],
    ['patient/Patient.rs', false, false],
    ['user/*.rs', false, false],
    ['', false, false],
  ])('%j: read %j, search %j', (scope, canRead, canSearch) => {
    const access = accessOf(scope);
    expect(access.canRead('Patient')).toBe(canRead);
    expect(access.canSearch('Patient')).toBe(canSearch);
  });

  it('means every type by the wildcard, and only the named one without', () => {
    const [all, one] = [accessOf('system/*.r'), accessOf('system/Coverage.r')];
    for (const type of resourceTypes) {
      expect(all.canRead(type)).toBe(true);
      expect(one.canRead(type)).toBe(type === 'Coverage');
    }
  });

  it('opens by patient/ what belongs to the patient in context, and what belongs to nobody', () => {
    const access = accessOf('patient/*.rs', { patient: 'harbor-ada' });
    const shown = (type: ResourceType) =>
      sandboxStore()
        .list(type)
        .filter((resource) => access.shows(resource, 'search'));
    expect(shown('Patient').map(({ id }) => id)).toEqual(['harbor-ada']);
    const observations = shown('Observation') as Observation[];
    expect(observations.length).toBeGreaterThan(10);
    for (const { subject } of observations) {
      expect(subject?.reference).toBe('Patient/harbor-ada');
    }
    expect(shown('Coverage').length).toBeGreaterThan(0);
    expect(shown('Organization')).toEqual(sandboxStore().list('Organization'));
  });

  it.each([
    ['patient/*.rs', {}, 0],
    ['user/*.rs', {}, 0],
    ['user/*.rs', { fhirUser: 'Patient/harbor-ada', patient: 'harbor-basil' }, 1],
    ['user/*.rs', { fhirUser: 'Practitioner/harbor-dr-okafor' }, 'all'],
    ['system/*.rs', {}, 'all'],
    ['patient/*.rs user/*.rs', { fhirUser: 'Practitioner/x', patient: 'harbor-ada' }, 'all'],
  ] as const)('%j for %j opens %j patients', (scope, context, count) => {
    const access = accessOf(scope, context);
    const all = sandboxStore().list('Patient');
    const shown = all.filter((patient) => access.shows(patient, 'read'));
    expect(shown).toHaveLength(count === 'all' ? all.length : count);
  });

  it('opens only the kind that a condition names', () => {
    const system = 'http://terminology.hl7.org/CodeSystem/observation-category';
    const access = accessOf(`patient/Observation.rs?category=${system}|laboratory`, {
      patient: 'harbor-ada',
    });
    const shown = sandboxStore()
      .list('Observation')
      .filter((resource) => access.shows(resource, 'search')) as Observation[];
    expect(shown.length).toBeGreaterThan(0);
    for (const { category, subject } of shown) {
      expect(category?.[0]?.coding?.[0]?.code).toBe('laboratory');
      expect(subject?.reference).toBe('Patient/harbor-ada');
    }
  });
});
