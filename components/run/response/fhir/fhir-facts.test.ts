import { describe, expect, it } from 'vitest';
import { systemName } from './code-systems';
import { resourceFacts } from './fhir-facts';
import { resolveReference } from './resolve-reference';

const told = (resource: Record<string, unknown>) =>
  resourceFacts(resource).map((fact) => [
    fact.label,
    ...fact.parts.map((part) =>
      part.note === undefined ? part.text : `${part.text} (${part.note})`,
    ),
  ]);

describe('resourceFacts', () => {
  it('tells a blood pressure with its components', () => {
    const facts = resourceFacts({
      resourceType: 'Observation',
      status: 'final',
      code: {
        coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'Blood pressure' }],
      },
      subject: { reference: 'Patient/1', display: 'Ada Meyer' },
      effectiveDateTime: '2026-05',
      component: [
        {
          code: { text: 'Systolic' },
          valueQuantity: { value: 120, unit: 'mmHg', system: 'http://unitsofmeasure.org' },
        },
      ],
    });
    expect(facts.map((fact) => fact.label)).toEqual([
      'What',
      'Components',
      'When',
      'Patient',
      'Status',
    ]);
    expect(facts[0]?.parts).toEqual([{ text: 'Blood pressure', note: '85354-9 · LOINC' }]);
    expect(facts[1]?.groups[0]?.map((fact) => fact.parts[0]?.text)).toEqual([
      'Systolic',
      '120 mmHg',
    ]);
    expect(facts[2]?.parts).toEqual([{ text: 'May 2026' }]);
    expect(facts[3]?.parts).toEqual([
      { text: 'Ada Meyer', note: 'Patient/1', reference: 'Patient/1' },
    ]);
  });

  it('tells ranges, periods, ratios, dosages and attachments in words', () => {
    expect(
      told({
        resourceType: 'Thing',
        range: { low: { value: 1, unit: 'mg' }, high: { value: 2, unit: 'mg' } },
        above: { low: { value: 5, unit: 'mg' } },
        period: { start: '2020-01-02', end: '2021' },
        open: { start: '2020-01-02' },
        strength: { numerator: { value: 5, unit: 'mg' }, denominator: { value: 1, unit: 'mL' } },
        dosage: [{ text: 'One tablet daily', timing: { repeat: { frequency: 1 } } }],
        photo: { contentType: 'image/png', data: 'AAAA', title: 'A photo' },
        active: false,
      }),
    ).toEqual([
      ['Range', '1 mg to 2 mg'],
      ['Above', 'from 5 mg'],
      ['Period', 'Jan 2, 2020 to 2021'],
      ['Open', 'since Jan 2, 2020'],
      ['Strength', '5 mg per 1 mL'],
      ['Dosage', 'One tablet daily'],
      ['Photo', 'A photo (image/png · 3 B)'],
      ['Active', 'No'],
    ]);
  });

  it('tells what it has no words for, extensions too, and hides nothing but what is told elsewhere', () => {
    expect(
      told({
        resourceType: 'Patient',
        id: 'x',
        meta: {},
        identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '123' }],
        extension: [{ url: 'http://example.org/us-core-birthsex', valueCode: 'F' }],
        multipleBirthInteger: 2,
      }),
    ).toEqual([
      ['Identifiers', '123 (NPI)'],
      ['Us core birthsex', 'F'],
      ['Multiple birth integer', '2'],
    ]);
  });

  it('never breaks, whatever a server sends', () => {
    for (const value of [null, [], [null], {}, [[]], 'x', { coding: 'x' }, { reference: 1 }]) {
      expect(() => resourceFacts({ resourceType: 'Observation', code: value })).not.toThrow();
    }
  });
});

describe('systemName', () => {
  it.each([
    ['http://loinc.org', 'LOINC'],
    ['http://terminology.hl7.org/CodeSystem/v3-ActCode', 'HL7 ActCode'],
    ['http://hl7.org/fhir/administrative-gender', 'HL7 administrative-gender'],
    ['urn:oid:1.2.3', 'urn:oid:1.2.3'],
  ])('%s is %s', (uri, name) => expect(systemName(uri)).toBe(name));
});

describe('resolveReference', () => {
  const base = 'https://h.example/r4';
  const patient = { resourceType: 'Patient', id: '1' };
  const owner = { contained: [{ resourceType: 'Organization', id: 'o' }] };
  const root = {
    resourceType: 'Bundle',
    entry: [{ fullUrl: 'urn:uuid:9', resource: patient }, { resource: { resourceType: 'X' } }],
  };

  it('finds what is contained and what came along', () => {
    expect(resolveReference('#o', owner, root, base)).toMatchObject({
      kind: 'here',
      resource: { id: 'o' },
    });
    for (const reference of ['urn:uuid:9', 'Patient/1', `${base}/Patient/1`]) {
      expect(resolveReference(reference, owner, root, base)).toEqual({
        kind: 'here',
        resource: patient,
      });
    }
  });

  it('asks for what did not come, and never another server', () => {
    expect(resolveReference('Patient/2', owner, root, base)).toEqual({
      kind: 'request',
      path: 'Patient/2',
    });
    for (const reference of ['https://evil.example/Patient/1', 'urn:uuid:8', '#none']) {
      expect(resolveReference(reference, owner, root, base)).toEqual({ kind: 'elsewhere' });
    }
  });
});
