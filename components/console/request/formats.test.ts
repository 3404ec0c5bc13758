import { describe, expect, it } from 'vitest';
import { bodyFormatOf, formatOf, withFormat } from './formats';

const prefer = { name: 'Prefer', value: 'return=minimal', isOn: true };

describe('JSON and XML', () => {
  it('are told by the headers', () => {
    expect(formatOf([])).toBe('json');
    expect(formatOf([{ name: 'accept', value: 'application/fhir+xml', isOn: true }])).toBe('xml');
    expect(formatOf([{ name: 'accept', value: 'application/fhir+xml', isOn: false }])).toBe('json');
    expect(bodyFormatOf([{ name: 'Content-Type', value: 'text/xml', isOn: true }])).toBe('xml');
  });

  it('are switched there and back, and other headers stay', () => {
    const xml = withFormat([prefer], 'xml', true);
    expect(xml.map(({ name }) => name)).toEqual(['Prefer', 'Accept', 'Content-Type']);
    expect(formatOf(xml)).toBe('xml');
    expect(withFormat(xml, 'json', true)).toEqual([prefer]);
  });

  it('do not name a type of a body that is not there', () => {
    expect(withFormat([], 'xml', false).map(({ name }) => name)).toEqual(['Accept']);
  });
});
