import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlace, typeAt } from './json-place';
import { elementsOf, resourceTypes } from './r4-model';
import table from './r4-elements.json';

/** The place at `|` in a text. */
function at(text: string) {
  const cursor = text.indexOf('|');
  return jsonPlace(text.replace('|', ''), cursor);
}

describe('the place of the cursor in JSON', () => {
  it('is a name or a value', () => {
    expect(at('{"na|')).toMatchObject({ kind: 'name', written: 'na', from: 2, isQuoted: true });
    expect(at('{|')).toMatchObject({ kind: 'name', written: '', isQuoted: false });
    expect(at('{"gender": "fe|"}')).toMatchObject({
      kind: 'value',
      written: 'fe',
      path: ['gender'],
    });
    expect(at('{"active": tr|')).toMatchObject({ kind: 'value', written: 'tr', path: ['active'] });
    expect(at('{"name": [{"given": ["|"')).toMatchObject({
      kind: 'value',
      path: ['name', 'given'],
    });
    expect(at('|')).toBeNull();
  });

  it('knows the members before it', () => {
    expect(at('{"resourceType": "Patient", "id": "1", |')).toMatchObject({
      kind: 'name',
      resourceTypes: ['Patient'],
      siblings: ['resourceType', 'id'],
    });
  });

  it('is found in any text without a fault', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, cursor) => {
        const place = jsonPlace(text, Math.min(cursor, text.length));
        expect(place === null || place.from <= text.length).toBe(true);
      }),
    );
  });
});

describe('the type at a place', () => {
  const typeOf = (text: string) => {
    const place = at(text);
    return place && typeAt(table, place);
  };

  it('follows members, lists and resources within resources', () => {
    expect(typeOf('{"resourceType":"Patient","name":[{"fam|')).toBe('HumanName');
    expect(typeOf('{"resourceType":"Patient","contact":[{"name":{"|')).toBe('HumanName');
    expect(typeOf('{"resourceType":"Patient","gender":"|')).toBe('Patient');
    const entry = '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation",';
    expect(typeOf(`${entry}"valueQuantity":{"|`)).toBe('Quantity');
    expect(typeOf(`${entry}"|`)).toBe('Observation');
  });

  it('is unknown where nobody can tell', () => {
    expect(typeOf('{"name":[{"|')).toBeNull();
    expect(typeOf('{"resourceType":"Patient","nonsense":{"|')).toBeNull();
  });
});

describe('the table of R4', () => {
  it('has all resources, with what they inherit, lists and codes', () => {
    expect(resourceTypes(table)).toHaveLength(146);
    const patient = elementsOf(table, 'Patient');
    expect(patient.find(({ name }) => name === 'name')).toMatchObject({
      type: 'HumanName',
      isList: true,
    });
    expect(patient.find(({ name }) => name === 'gender')?.codes).toContain('other');
    expect(patient.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'meta', 'text', 'extension']),
    );
    expect(elementsOf(table, 'constructor')).toEqual([]);
  });
});
