import { describe, expect, it } from 'vitest';
import { pointerOfExpression } from './expression-pointer';

const patient = { resourceType: 'Patient', name: [{ given: ['Ada'] }], active: true };

describe('pointerOfExpression', () => {
  it.each([
    ['Patient', ''],
    ['Patient.active', '/active'],
    ['Patient.name[0].given[0]', '/name/0/given/0'],
    ['Patient.name.given', '/name/0/given'],
    ['name.given', '/name/0/given'],
    ['/f:Patient/f:name[0]', '/name/0'],
    ['Patient.name[3]', null],
    ['Patient.birthDate', null],
    ["Patient.name.where(use='official')", null],
    ['Patient.constructor', null],
  ])('%s', (expression, pointer) => {
    const found = pointerOfExpression(Object.assign(Object.create(null), patient), expression);
    expect(found).toBe(pointer);
  });

  it('leads nowhere in what is no object', () => {
    expect(pointerOfExpression('text', 'Patient.name')).toBeNull();
    expect(pointerOfExpression(null, 'Patient')).toBeNull();
  });
});
