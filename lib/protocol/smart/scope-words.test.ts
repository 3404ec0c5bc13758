import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeInWords } from './scope-words';

describe('scopes in words', () => {
  it.each([
    ['patient/*.rs', 'Read and search everything of the one patient', null],
    ['patient/Patient.read', 'Read and search personal details of the one patient', null],
    ['user/Condition.r', 'Read conditions that you can see', null],
    ['system/Device.cud', 'Create, change and delete Device resources of everybody', null],
    [
      'patient/Observation.write',
      'Create, change and delete measurements and lab results of the one patient',
      null,
    ],
    [
      'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory',
      'Read and search measurements and lab results of the one patient',
      'Only where category is laboratory.',
    ],
    ['patient/Patient.sr', 'patient/Patient.sr', 'A scope that is not known here.'],
    ['constructor', 'constructor', 'A scope that is not known here.'],
  ])('%s', (scope, title, note) => {
    expect(scopeInWords(scope)).toEqual({ title, note });
  });

  it('has words for whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (scope) => {
        expect(scopeInWords(scope).title.length).toBeGreaterThanOrEqual(Math.min(1, scope.length));
      }),
    );
  });
});
