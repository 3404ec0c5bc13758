import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForm } from '../../form-codec';
import {
  extensionsFormOf,
  extensionsOf,
  hiddenInAddress,
  initialExtensions,
} from './extensions-form';

const word = fc.stringMatching(/^[A-Za-z0-9:#.-]{1,12}$/);
const forms = fc
  .record(
    Object.fromEntries(
      Object.entries(initialExtensions).map(([name, value]) => [
        name,
        typeof value === 'boolean' ? fc.constant(true) : word,
      ]),
    ) as Record<keyof typeof initialExtensions, fc.Arbitrary<string | boolean>>,
  )
  .map((form) => ({
    ...initialExtensions,
    ...(form as typeof initialExtensions),
    iasKey: 'tefca_ias',
    iasRelationship: 'PRN',
    iasIdToken: '{{id_token}}',
  }));

describe('the form of extension objects', () => {
  it('says nothing as long as nobody writes', () => {
    expect(extensionsOf(initialExtensions)).toEqual({});
    expect(extensionsFormOf({ method: 'udap' })).toEqual(initialExtensions);
  });

  it('comes back as it was from a stored request', () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(extensionsFormOf({ extensions: extensionsOf(form) })).toEqual(form);
      }),
    );
  });

  it('takes the patient for the user who asks for themselves', () => {
    const form = { ...initialExtensions, withIas: true, patientFamily: 'Example' };
    expect(extensionsOf(form)['tefca-ias']).toMatchObject({
      user_information: { name: [{ family: 'Example' }] },
      patient_information: { name: [{ family: 'Example' }] },
    });
  });

  it('does not take an id_token back that has lost its signature', () => {
    const stored = { extensions: { 'tefca-ias': { id_token: 'a.b.‹signature removed›' } } };
    expect(extensionsFormOf(stored).iasIdToken).toBe('');
  });

  it('writes no token and nobody’s name into the address', () => {
    const query = new URLSearchParams();
    const form = {
      ...initialExtensions,
      iasIdToken: 'secret',
      userFamily: 'Example',
      withIas: true,
    };
    encodeForm(form, initialExtensions, query, '', hiddenInAddress);
    expect(query.toString()).toBe('withIas=1');
  });
});
