import { createHash } from 'node:crypto';
import type { CodeableConcept } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../../oauth/scopes';
import { chronicConditions, type ChronicKey } from '../data/conditions';
import { labs } from '../data/labs';
import { medications } from '../data/medications';
import type { ResourceType, StoredResource } from '../resource-types';
import { parseInterval } from '../search/values';
import { fictionalNpi } from './build-organizations';
import { generateResources } from './generate';
import { readRoster } from './person';

const resources = generateResources();
const roster = readRoster();
const referenceEnd = Date.parse('2026-07-01T00:00:00Z');

function ofType<T extends ResourceType>(type: T): StoredResource<T>[] {
  return resources.filter((resource) => resource.resourceType === type) as StoredResource<T>[];
}

/** Calls back for every object in a value. */
function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) value.forEach((entry) => walk(entry, visit));
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>);
    Object.values(value).forEach((entry) => walk(entry, visit));
  }
}

const patients = new Map(ofType('Patient').map((patient) => [`Patient/${patient.id}`, patient]));
const bornOf = (reference: string | undefined) => {
  const born = patients.get(reference ?? '')?.birthDate;
  if (!born) throw new Error(`Nobody is ${reference ?? 'nothing'}.`);
  return Date.parse(`${born}T00:00:00Z`);
};
const ageInYears = (reference: string | undefined, date: string | undefined) =>
  (Date.parse(date ?? '') - bornOf(reference)) / (365.25 * 86_400_000);
const hasCode = (concept: CodeableConcept | undefined, code: string): boolean =>
  concept?.coding?.some((coding) => coding.code === code) ?? false;

function patientOf(resource: StoredResource): string | undefined {
  if ('subject' in resource) return resource.subject?.reference;
  if ('patient' in resource) return resource.patient.reference;
  return 'beneficiary' in resource ? resource.beneficiary.reference : undefined;
}

describe('the data set', () => {
  it('has at least sixty patients and every type that is served', () => {
    expect(patients.size).toBeGreaterThanOrEqual(60);
    for (const type of resourceTypes) expect(ofType(type).length, type).toBeGreaterThan(8);
  });

  it('is the same each time, to the byte', () => {
    const hash = (data: StoredResource[]) =>
      createHash('sha256').update(JSON.stringify(data)).digest('hex');
    expect(hash(generateResources())).toBe(hash(resources));
  });

  it('has ids that FHIR allows, each once in its type', () => {
    const keys = resources.map((resource) => `${resource.resourceType}/${resource.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id } of resources) expect(id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
    expect(patients.get('Patient/harbor-ada')?.name?.[0]?.family).toBe('Winslow');
  });

  it('has only references that lead to a resource of the set', () => {
    const keys = new Set(resources.map((resource) => `${resource.resourceType}/${resource.id}`));
    const broken: unknown[] = [];
    walk(resources, (node) => {
      if ('reference' in node && !keys.has(String(node.reference))) broken.push(node.reference);
    });
    expect(broken).toEqual([]);
  });

  it('has no empty arrays, objects or strings, and no dates that are none', () => {
    const wrong: unknown[] = [];
    walk(resources, (node) => {
      for (const [name, value] of Object.entries(node)) {
        const isEmpty =
          value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
        if (isEmpty || value === undefined || value === null) wrong.push({ [name]: value });
        const isDate = /(Date|DateTime|^issued|^authoredOn|^start|^end)$/.test(name);
        if (isDate && typeof value === 'string' && !parseInterval(value))
          wrong.push({ [name]: value });
      }
    });
    expect(wrong).toEqual([]);
  });

  it('happens after birth, before death and before the reference date', () => {
    for (const resource of resources) {
      const patient = patientOf(resource);
      if (!patient) continue;
      const died = patients.get(patient)?.deceasedDateTime;
      const end = died ? Date.parse(died.slice(0, 10)) + 86_400_000 : referenceEnd;
      walk(resource, (node) => {
        for (const [name, value] of Object.entries(node)) {
          if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) continue;
          const time = Date.parse(value);
          const where = `${resource.resourceType}/${resource.id} ${name} ${value}`;
          expect(time >= bornOf(patient), where).toBe(true);
          expect(time < end, where).toBe(true);
        }
      });
    }
  });

  it('puts what belongs to a visit into the time and the person of the visit', () => {
    const encounters = new Map(
      ofType('Encounter').map((entry) => [`Encounter/${entry.id}`, entry]),
    );
    for (const observation of ofType('Observation')) {
      const encounter = encounters.get(observation.encounter?.reference ?? '');
      expect(encounter?.subject?.reference).toBe(observation.subject?.reference);
      expect((encounter?.period?.start ?? '') <= (observation.effectiveDateTime ?? '')).toBe(true);
      expect((encounter?.period?.end ?? '') >= (observation.effectiveDateTime ?? '')).toBe(true);
    }
  });

  it('has telephone numbers and identifiers that can be nobody’s', () => {
    const numbers = resources.flatMap((resource) =>
      'telecom' in resource ? (resource.telecom ?? []) : [],
    );
    for (const { system, value } of numbers) {
      if (system === 'phone') expect(value).toMatch(/^\d{3}-555-01\d\d$/);
      else expect(value).toMatch(/@(harbor\.example|example\.com)$/);
    }
    const records = [...patients.values()].map((patient) => patient.identifier?.[0]?.value);
    expect(new Set(records).size).toBe(patients.size);
  });

  it('has National Provider Identifiers with a correct check digit', () => {
    // The example of the standard: 123456789 has check digit 3. Ours begin with 9.
    const isLuhn = (digits: string) =>
      [...digits]
        .reverse()
        .map((digit, index) => Number(digit) * (index % 2 === 1 ? 2 : 1))
        .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
        10 ===
      0;
    expect(isLuhn('808401234567893')).toBe(true);
    for (let number = 0; number < 200; number += 1) {
      expect(isLuhn(`80840${fictionalNpi(number)}`)).toBe(true);
    }
  });
});

describe('clinical sense', () => {
  it('gives conditions only at ages at which they occur', () => {
    for (const condition of ofType('Condition')) {
      const known = Object.values(chronicConditions).find((entry) =>
        hasCode(condition.code, entry.snomed[0]),
      );
      if (!known) continue;
      const age = ageInYears(condition.subject.reference, condition.onsetDateTime);
      expect(age, condition.id).toBeGreaterThanOrEqual(known.onsetAges[0] - 0.02);
      expect(age, condition.id).toBeLessThanOrEqual(known.onsetAges[1] + 0.02);
    }
  });

  it('gives no child hypertension, a statin or a smoking status', () => {
    for (const condition of ofType('Condition')) {
      if (!hasCode(condition.code, '59621000')) continue;
      expect(ageInYears(condition.subject.reference, condition.onsetDateTime)).toBeGreaterThan(18);
    }
    const adultsOnly = [medications.atorvastatin, medications.simvastatin, medications.lisinopril];
    for (const request of ofType('MedicationRequest')) {
      const isAdults = adultsOnly.some((drug) =>
        hasCode(request.medicationCodeableConcept, drug.rxnorm[0]),
      );
      if (isAdults) {
        expect(ageInYears(request.subject.reference, request.authoredOn)).toBeGreaterThan(18);
      }
    }
    for (const observation of ofType('Observation')) {
      if (!hasCode(observation.code, '72166-2')) continue;
      const age = ageInYears(observation.subject?.reference, observation.effectiveDateTime);
      expect(age).toBeGreaterThanOrEqual(18);
    }
  });

  it('has the record that the roster promises: each condition with its drugs and labs', () => {
    for (const person of roster) {
      const reference = `Patient/harbor-${person.id}`;
      const conditions = ofType('Condition').filter(
        (entry) => entry.subject.reference === reference,
      );
      const drugs = ofType('MedicationRequest').filter(
        (entry) => entry.subject.reference === reference,
      );
      const measured = ofType('Observation').filter(
        (entry) => entry.subject?.reference === reference,
      );
      for (const key of person.chronic) {
        const { snomed, icd10, medications: groups, labs: wanted } = chronicConditions[key];
        const found = conditions.filter((entry) => hasCode(entry.code, snomed[0]));
        expect(found.length, `${person.id} ${key}`).toBe(1);
        expect(hasCode(found[0]?.code, icd10[0])).toBe(true);
        for (const lab of wanted) {
          const name = `${person.id} ${key} ${lab}`;
          expect(
            measured.some((entry) => hasCode(entry.code, labs[lab].loinc[0])),
            name,
          ).toBe(true);
        }
        for (const group of groups) {
          const isTreated = group.some((drug) =>
            drugs.some((entry) =>
              hasCode(entry.medicationCodeableConcept, medications[drug].rxnorm[0]),
            ),
          );
          const isRuledOut = group.every((drug) =>
            medications[drug].avoid?.some((allergen) => person.allergies.includes(allergen)),
          );
          const isTooOld = group.every((drug) => medications[drug].ages);
          expect(isTreated || isRuledOut || isTooOld, `${person.id} ${group.join()}`).toBe(true);
        }
      }
    }
  });

  it('prescribes nobody what they are allergic to', () => {
    for (const request of ofType('MedicationRequest')) {
      const person = roster.find(
        (entry) => request.subject.reference === `Patient/harbor-${entry.id}`,
      );
      const drug = Object.values(medications).find((entry) =>
        hasCode(request.medicationCodeableConcept, entry.rxnorm[0]),
      );
      expect(person && drug).toBeTruthy();
      for (const allergen of drug?.avoid ?? []) expect(person?.allergies).not.toContain(allergen);
    }
  });

  it('shows diabetes: high HbA1c at the diagnosis, a series after it, and none in the healthy', () => {
    const diabetic = roster.filter((person) => person.chronic.includes('type-2-diabetes'));
    expect(diabetic.length).toBeGreaterThanOrEqual(5);
    const series = (id: string) =>
      ofType('Observation')
        .filter((entry) => entry.subject?.reference === `Patient/harbor-${id}`)
        .filter((entry) => hasCode(entry.code, '4548-4'))
        .map((entry) => entry.valueQuantity?.value ?? 0);
    for (const { id } of diabetic) {
      const values = series(id);
      expect(values.length, id).toBeGreaterThanOrEqual(3);
      expect(values[0], id).toBeGreaterThanOrEqual(6.5);
      expect(Math.max(...values)).toBeLessThan(14);
      const visits = ofType('Observation')
        .filter((entry) => entry.subject?.reference === `Patient/harbor-${id}`)
        .filter((entry) => hasCode(entry.code, '4548-4') || hasCode(entry.code, '2345-7'));
      const known = visits.filter(
        (entry) =>
          (entry.issued ?? '') >= (visits.find((e) => hasCode(e.code, '4548-4'))?.issued ?? ''),
      );
      // Since the diagnosis, no glucose is measured without HbA1c.
      expect(known.length, id).toBe(2 * values.length);
    }
    const causes: ChronicKey[] = ['type-1-diabetes', 'type-2-diabetes', 'prediabetes'];
    for (const person of roster) {
      if (!person.chronic.some((key) => causes.includes(key)))
        expect(series(person.id)).toEqual([]);
    }
  });

  it('has values that agree with each other', () => {
    const byVisit = new Map<string, Map<string, number>>();
    for (const observation of ofType('Observation')) {
      const visit = observation.encounter?.reference ?? '';
      const code = observation.code.coding?.[0]?.code ?? '';
      const values = byVisit.get(visit) ?? new Map<string, number>();
      byVisit.set(visit, values.set(code, observation.valueQuantity?.value ?? NaN));
      if (code !== '85354-9') continue;
      const [systolic = 0, diastolic = 0] = (observation.component ?? []).map(
        (entry) => entry.valueQuantity?.value,
      );
      expect(systolic - diastolic, observation.id).toBeGreaterThan(20);
      expect(systolic).toBeLessThan(185);
      expect(diastolic).toBeGreaterThan(40);
    }
    for (const values of byVisit.values()) {
      const get = (code: string) => values.get(code);
      const [hba1c, glucose] = ['4548-4', '2345-7'].map(get);
      if (hba1c && glucose)
        expect(Math.abs(0.93 * (28.7 * hba1c - 46.7) - glucose)).toBeLessThan(11);
      const [height, weight, index] = ['8302-2', '29463-7', '39156-5'].map(get);
      if (height && weight && index) {
        expect(Math.abs(weight / (height / 100) ** 2 - index)).toBeLessThanOrEqual(0.051);
      }
      const [total, hdl, ldl, triglycerides] = ['2093-3', '2085-9', '13457-7', '2571-8'].map(get);
      if (total && hdl && ldl && triglycerides) {
        expect(Math.abs(hdl + ldl + triglycerides / 5 - total)).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it('marks what lies outside of its reference range', () => {
    for (const observation of ofType('Observation')) {
      const range = observation.referenceRange?.[0];
      const value = observation.valueQuantity?.value;
      if (!range || value === undefined) continue;
      const isLow = range.low?.value !== undefined && value < range.low.value;
      const isHigh = range.high?.value !== undefined && value > range.high.value;
      const expected = isLow ? 'L' : isHigh ? 'H' : 'N';
      expect(hasCode(observation.interpretation?.[0], expected), observation.id).toBe(true);
    }
  });

  it('vaccinates by age', () => {
    for (const dose of ofType('Immunization')) {
      const age = ageInYears(dose.patient.reference, dose.occurrenceDateTime);
      if (hasCode(dose.vaccineCode, '187')) expect(age).toBeGreaterThanOrEqual(50);
      if (hasCode(dose.vaccineCode, '03')) expect(age).toBeGreaterThan(0.95);
      if (hasCode(dose.vaccineCode, '119')) expect(age).toBeLessThan(0.7);
    }
    const toddler = ofType('Immunization').filter(
      (dose) => dose.patient.reference === 'Patient/harbor-elowen',
    );
    expect(toddler.length).toBeGreaterThan(15);
  });

  it('ends with death', () => {
    const walter = patients.get('Patient/harbor-walter');
    expect(walter?.active).toBe(false);
    const active = ofType('MedicationRequest').filter(
      (entry) => entry.subject.reference === 'Patient/harbor-walter' && entry.status === 'active',
    );
    expect(active).toEqual([]);
  });
});
