import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../../oauth/scopes';
import { sandboxStore } from '../dataset';
import type { StoredResource } from '../resource-types';
import { accessOf } from '../scopes';
import { parametersByType } from './parameters/table';
import { baseUrl, idsOf, linkOf, refusal, search, warningsOf, withMode } from './testing';

describe('search', () => {
  it('joins repetitions by AND and commas by OR', () => {
    expect(idsOf(search('Patient', 'family=Winslow&given=Ada'))).toEqual(['harbor-ada']);
    expect(idsOf(search('Patient', 'given=Ada,Basil')).sort()).toEqual([
      'harbor-ada',
      'harbor-basil',
      'harbor-ngozi',
    ]);
    expect(idsOf(search('Patient', 'given=Ada&given=Basil'))).toEqual([]);
    expect(idsOf(search('Patient', 'given=Ada&given=Mae'))).toEqual(['harbor-ada']);
  });

  it('finds patients by what people search them by', () => {
    expect(idsOf(search('Patient', 'name=ada%20mae%20win'))).toEqual(['harbor-ada']);
    expect(idsOf(search('Patient', 'family=pena'))).toEqual(['harbor-josefina']);
    expect(idsOf(search('Patient', 'family:exact=Pena'))).toEqual([]);
    expect(
      idsOf(search('Patient', 'identifier=https://harbor.example/identifiers/mrn%7CHBR-000101')),
    ).toEqual(['harbor-ada']);
    expect(idsOf(search('Patient', 'birthdate=1961-04-12'))).toEqual(['harbor-ada']);
    expect(idsOf(search('Patient', '_id=harbor-ada,harbor-kim,nobody'))).toHaveLength(2);
    expect(idsOf(search('Patient', 'phone=207-555-0101'))).toEqual(['harbor-ada']);
    expect(idsOf(search('Patient', 'deceased=true'))).toEqual(['harbor-walter']);
    expect(search('Patient', 'address-city=saltmarsh&_summary=count').total).toBeGreaterThan(5);
  });

  it('divides by a token and by its negation', () => {
    const count = (query: string) => search('Patient', `${query}&_summary=count`).total ?? 0;
    expect(count('gender=female') + count('gender=male')).toBe(count(''));
    expect(count('gender:not=female')).toBe(count('gender=male'));
    expect(count('death-date:missing=true') + count('death-date:missing=false')).toBe(count(''));
    expect(count('gender=female,male')).toBe(count(''));
  });

  it('finds the same by patient, subject and every spelling of the reference', () => {
    const expected = idsOf(search('Observation', 'patient=harbor-ada&_count=200'));
    expect(expected.length).toBeGreaterThan(50);
    for (const query of [
      'patient=Patient/harbor-ada',
      'subject=harbor-ada',
      'subject=Patient/harbor-ada',
      'subject:Patient=harbor-ada',
      `subject=${encodeURIComponent(`${baseUrl}/Patient/harbor-ada`)}`,
      'patient=harbor-ada,nobody',
      'patient=harbor-ada&subject=harbor-ada',
    ]) {
      expect(idsOf(search('Observation', `${query}&_count=200`)), query).toEqual(expected);
    }
    expect(idsOf(search('Observation', 'patient=harbor-ada&subject=harbor-basil'))).toEqual([]);
  });

  it('gives the index and a plain look at every resource the same results', () => {
    const patients = sandboxStore().list('Patient');
    const referring = [
      'Observation',
      'Encounter',
      'Condition',
      'Coverage',
      'Immunization',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...referring), fc.nat(patients.length - 1), (type, position) => {
        const reference = `Patient/${patients[position]?.id}`;
        const parameter = parametersByType[type].patient;
        const plain = sandboxStore()
          .list(type)
          .filter((resource) => (parameter?.values(resource) as string[]).includes(reference));
        expect(search(type, `patient=${reference}&_summary=count`).total).toBe(plain.length);
      }),
    );
  });

  it('finds labs by code, category, date and value', () => {
    const query = 'patient=harbor-ada&code=http://loinc.org%7C4548-4&_sort=-date';
    const found = withMode(
      search('Observation', query),
      'match',
    ) as StoredResource<'Observation'>[];
    const dates = found.map((entry) => entry.effectiveDateTime ?? '');
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(dates).toEqual([...dates].sort().reverse());
    const high = search('Observation', `${query}&value-quantity=gt7||%25&_summary=count`).total;
    expect(high).toBe(found.filter((entry) => (entry.valueQuantity?.value ?? 0) > 7).length);
    const recent = search('Observation', 'category=vital-signs&date=ge2026-01-01&_count=200');
    expect(recent.total).toBeGreaterThan(10);
    for (const entry of withMode(recent, 'match') as StoredResource<'Observation'>[]) {
      expect(entry.effectiveDateTime?.startsWith('2026')).toBe(true);
    }
    expect(search('Observation', 'component-code=8480-6&_summary=count').total).toBe(
      search('Observation', 'code=85354-9&_summary=count').total,
    );
    expect(search('Condition', 'code=44054006&clinical-status=active&_summary=count').total).toBe(
      search('Condition', 'code=http://hl7.org/fhir/sid/icd-10-cm%7CE11.9&_summary=count').total,
    );
  });

  it('sorts by several keys, both ways', () => {
    const found = withMode(
      search('Patient', '_sort=gender,-birthdate&_count=200'),
      'match',
    ) as StoredResource<'Patient'>[];
    const keys = found.map((patient) => [patient.gender ?? '', patient.birthDate ?? ''] as const);
    const sorted = [...keys].sort((a, b) => a[0].localeCompare(b[0]) || b[1].localeCompare(a[1]));
    expect(keys).toEqual(sorted);
    expect(keys.length).toBe(sandboxStore().list('Patient').length);
  });

  it('every search parameter finds something, and what it finds it finds again by its own value', () => {
    for (const type of resourceTypes) {
      for (const [name, parameter] of Object.entries(parametersByType[type])) {
        const sample = sandboxStore()
          .list(type)
          .find((resource) => parameter.values(resource).length > 0);
        expect(sample, `${type}.${name}`).toBeDefined();
        if (!sample) continue;
        const found = search(type, `${name}:missing=false&_summary=count`).total;
        expect(found, `${type}.${name}`).toBeGreaterThan(0);
        const [value] = parameter.values(sample);
        const text =
          typeof value === 'string'
            ? value.replace(/([,|$\\])/g, '\\$1')
            : value && 'from' in value
              ? new Date(value.from).toISOString().replace(/^/, 'ge')
              : value && 'value' in value
                ? String(value.value)
                : `${value?.system ?? ''}|${value?.code ?? ''}`;
        const again = search(type, `${name}=${encodeURIComponent(text)}&_id=${sample.id}`);
        expect(idsOf(again), `${type}.${name}=${text}`).toEqual([sample.id]);
      }
    }
  });
});

describe('includes', () => {
  it('adds what is referred to, once, and not the matches again', () => {
    const bundle = search(
      'Observation',
      'patient=harbor-ada&_count=30&_include=Observation:subject&_include=Observation:performer:Practitioner',
    );
    const included = withMode(bundle, 'include').map(
      (entry) => `${entry.resourceType}/${entry.id}`,
    );
    expect(included).toContain('Patient/harbor-ada');
    expect(new Set(included).size).toBe(included.length);
    expect(included.some((key) => key.startsWith('Organization/'))).toBe(false);
    expect(idsOf(bundle)).toHaveLength(30);
  });

  it('adds what refers to the matches', () => {
    const bundle = search(
      'Patient',
      '_id=harbor-ada&_revinclude=Condition:patient&_revinclude=Coverage:*',
    );
    const types = new Set(withMode(bundle, 'include').map((entry) => entry.resourceType));
    expect([...types].sort()).toEqual(['Condition', 'Coverage']);
    expect(bundle.total).toBe(1);
  });

  it('leaves out what the scope does not cover', () => {
    const access = accessOf('system/Observation.rs system/Practitioner.s system/Encounter.r');
    const query = 'patient=harbor-ada&_count=5&_include=Observation:*';
    const types = withMode(search('Observation', query, { access }), 'include').map(
      (entry) => entry.resourceType,
    );
    expect(new Set(types)).toEqual(new Set(['Encounter']));
    const some = accessOf('system/Patient.rs system/Condition.r system/Coverage.s');
    const revincludes = '_id=harbor-ada&_revinclude=Condition:patient&_revinclude=Coverage:patient';
    const reverse = withMode(search('Patient', revincludes, { access: some }), 'include');
    expect(new Set(reverse.map((entry) => entry.resourceType))).toEqual(new Set(['Coverage']));
  });

  it('stops at a bound and says so', () => {
    const bundle = search('Patient', '_count=200&_revinclude=Observation:patient');
    expect(withMode(bundle, 'include')).toHaveLength(1000);
    expect(warningsOf(bundle).join()).toContain('left out');
  });
});

describe('handling', () => {
  it('lenient: leaves out what it does not know, in the self link too, and says so', () => {
    const bundle = search(
      'Patient',
      'favourite-colour=blue&gender=female&_sort=height&_include:iterate=Patient:organization',
    );
    expect(linkOf(bundle, 'self')).toBe(`${baseUrl}/Patient?gender=female`);
    expect(warningsOf(bundle)).toHaveLength(3);
    expect(bundle.total).toBe(search('Patient', 'gender=female').total);
    expect(idsOf(bundle)).toEqual(idsOf(search('Patient', 'gender=female')));
  });

  it.each([
    'favourite-colour=blue',
    '_sort=height',
    '_include=Patient:nothing',
    '_include=Observation:subject',
    '_revinclude=Unknown:patient',
    '_summary=most',
    '_total=maybe',
  ])('strict: refuses %s', (query) => {
    expect(refusal('Patient', query, true)).toMatchObject({ status: 400, code: 'not-supported' });
    expect(warningsOf(search('Patient', query))).toHaveLength(1);
  });

  it.each([
    'birthdate=yesterday',
    'name:sounds=ada',
    'gender:missing=perhaps',
    'general-practitioner:identifier=x',
    'general-practitioner.name=x',
    'general-practitioner:Practitioner.name=x',
    '_has:Observation:patient:code=4548-4',
    'organization=a%20b',
  ])('refuses %s in lenient handling too', (query) => {
    expect(refusal('Patient', query).status).toBe(400);
  });

  it('takes an empty parameter for none', () => {
    expect(linkOf(search('Patient', 'name=&gender=female', { isStrict: true }), 'self')).toBe(
      `${baseUrl}/Patient?gender=female`,
    );
  });

  it('does not take inherited names for parameters', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(refusal('Patient', `${name}=x`, true).status).toBe(400);
    }
  });
});
