import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOfMember, requestPathOf } from './fhir-path';
import { firstPatient, patientFacts } from './patient-facts';
import {
  bundleLink,
  bundleRows,
  describeResource,
  humanName,
  outcomeIssues,
  resourceSummary,
} from './resource-summary';

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [
    { use: 'nickname', given: ['Addy'] },
    { use: 'official', family: 'Meyer', given: ['Ada', 'Maria'] },
  ],
  gender: 'female',
  birthDate: '1970-03',
  address: [{ line: ['1 Quay Street'], city: 'Harbor', postalCode: '01234' }],
  telecom: [{ system: 'phone', value: '555-0100' }, { system: 'email' }],
};
const bundle = {
  resourceType: 'Bundle',
  link: [
    { relation: 'self', url: 'https://h.example/r4/Condition' },
    { relation: 'next', url: 'https://h.example/r4/Condition?page=2' },
  ],
  entry: [
    { resource: patient, search: { mode: 'include' } },
    {
      resource: {
        resourceType: 'Condition',
        id: 'c1',
        code: { coding: [{ code: '44054006', display: 'Type 2 diabetes' }] },
        onsetDateTime: '2019',
      },
      search: { mode: 'match' },
    },
    {
      resource: {
        resourceType: 'Observation',
        id: 'o1',
        code: { text: 'Body weight' },
        valueQuantity: { value: 71.5, unit: 'kg' },
        effectivePeriod: { start: '2020-01-01' },
      },
    },
    { fullUrl: 'urn:uuid:1' },
  ],
};

describe('summaries', () => {
  it('takes the official name and leaves odd ones readable', () => {
    expect(humanName(patient.name)).toBe('Ada Maria Meyer');
    expect(humanName([{ text: 'A. Meyer', family: 'Meyer' }])).toBe('A. Meyer');
    expect(humanName([{}])).toBeNull();
    expect(humanName(undefined)).toBeNull();
  });

  it('makes a row of each entry with a resource', () => {
    expect(bundleRows(bundle)).toEqual([
      {
        resourceType: 'Patient',
        id: 'p1',
        summary: 'Ada Maria Meyer',
        date: '1970-03',
        mode: 'include',
      },
      {
        resourceType: 'Condition',
        id: 'c1',
        summary: 'Type 2 diabetes',
        date: '2019',
        mode: 'match',
      },
      {
        resourceType: 'Observation',
        id: 'o1',
        summary: 'Body weight: 71.5 kg',
        date: '2020-01-01',
        mode: null,
      },
    ]);
    expect(bundleRows(patient)).toBeNull();
    expect(bundleRows({ resourceType: 'Bundle' })).toEqual([]);
  });

  it('uses names that are plain strings, as in Organization', () => {
    expect(resourceSummary({ resourceType: 'Organization', name: 'Harbor Clinic' })).toBe(
      'Harbor Clinic',
    );
  });

  it('says what a resource is', () => {
    expect(describeResource(bundle)).toBe('Bundle with 1 Patient, 1 Condition, 1 Observation');
    expect(describeResource({ resourceType: 'Bundle' })).toBe('Bundle without entries');
    expect(describeResource(patient)).toBe('Patient Ada Maria Meyer');
    expect(describeResource('text')).toBe('no FHIR resource');
  });

  it('finds links of a Bundle', () => {
    expect(bundleLink(bundle, 'next')).toBe('https://h.example/r4/Condition?page=2');
    expect(bundleLink(bundle, 'previous')).toBeNull();
  });

  it('lists the issues of an OperationOutcome', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'error', code: 'forbidden', diagnostics: 'No scope.', expression: ['Patient'] },
        { severity: 'warning', code: 'processing', details: { text: 'Slow.' } },
        { severity: 'information', code: 'informational' },
      ],
    };
    expect(outcomeIssues(outcome)).toEqual([
      { severity: 'fail', code: 'forbidden', text: 'No scope.', expression: ['Patient'] },
      { severity: 'warn', code: 'processing', text: 'Slow.', expression: [] },
      { severity: 'info', code: 'informational', text: 'informational', expression: [] },
    ]);
  });

  it('never throws, whatever a server sends as a resource', () => {
    const anything = fc.dictionary(
      fc.constantFrom(
        'resourceType',
        'name',
        'code',
        'entry',
        'link',
        'issue',
        'telecom',
        'address',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('Bundle', 'Patient', 'OperationOutcome')),
    );
    fc.assert(
      fc.property(anything, (resource) => {
        describeResource(resource);
        bundleLink(resource, 'next');
        outcomeIssues(resource);
        patientFacts(firstPatient(resource) ?? resource);
      }),
    );
  });
});

describe('patientFacts', () => {
  it('shows what there is', () => {
    expect(patientFacts(patient)).toEqual({
      id: 'p1',
      name: 'Ada Maria Meyer',
      initials: 'AM',
      facts: [
        { label: 'Born', value: '1970-03' },
        { label: 'Gender', value: 'female' },
        { label: 'Address', value: '1 Quay Street, Harbor, 01234' },
        { label: 'Contact', value: '555-0100' },
      ],
    });
  });

  it('finds the first Patient of a Bundle', () => {
    expect(firstPatient(bundle)).toBe(patient);
    expect(firstPatient({ resourceType: 'Bundle', entry: [] })).toBeNull();
  });
});

describe('requestPathOf', () => {
  const base = 'https://h.example/r4';

  it('takes references and URLs below the base', () => {
    expect(requestPathOf('Patient/123', base)).toBe('Patient/123');
    expect(requestPathOf('https://h.example/r4/Patient?_count=2&page=2', base)).toBe(
      'Patient?_count=2&page=2',
    );
    expect(requestPathOf('https://h.example/r4?_getpages=abc', base)).toBe('?_getpages=abc');
  });

  it('refuses what lies elsewhere', () => {
    for (const target of [
      'https://h.example/r4evil/Patient/1',
      'https://other.example/r4/Patient/1',
      'urn:uuid:1',
      '#contained',
      'javascript:alert(1)',
    ]) {
      expect(requestPathOf(target, base)).toBeNull();
    }
  });

  it('makes links of reference members only', () => {
    expect(linkOfMember('reference', 'Patient/1', base)).toBe('Patient/1');
    expect(linkOfMember('display', 'Patient/1', base)).toBeNull();
    expect(linkOfMember(0, 'Patient/1', base)).toBeNull();
  });
});
