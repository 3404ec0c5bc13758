import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../oauth/scopes';
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
    ['system/Patient.rs?gender=female', false, false],
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
});
