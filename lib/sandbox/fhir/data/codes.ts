import 'server-only';
import type { CodeableConcept, Coding } from 'fhir/r4';

/** The code systems that the data use. */
export const systems = {
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ucum: 'http://unitsofmeasure.org',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  raceAndEthnicity: 'urn:oid:2.16.840.1.113883.6.238',
  /** Medical record numbers of this holder. */
  mrn: 'https://harbor.example/identifiers/mrn',
  member: 'https://harbor.example/identifiers/member',
} as const;

// Concepts are shared by all resources that have them, which saves most of the memory. Nobody changes them.
const concepts = new Map<string, CodeableConcept>();

function shared(key: string, make: () => CodeableConcept): CodeableConcept {
  const known = concepts.get(key);
  if (known) return known;
  const made = make();
  concepts.set(key, made);
  return made;
}

/** A concept with one coding, whose display is also its text. */
export function concept(system: string, code: string, display: string): CodeableConcept {
  return shared(`${system}|${code}`, () => ({
    coding: [{ system, code, display }],
    text: display,
  }));
}

/** A concept of a code system published by HL7 at terminology.hl7.org, by its short name. */
export function hl7Concept(codeSystem: string, code: string, display: string): CodeableConcept {
  return shared(`${codeSystem}#${code}`, () => ({
    coding: [hl7Coding(codeSystem, code, display)],
  }));
}

/** A coding of a code system published by HL7 at terminology.hl7.org. */
export function hl7Coding(codeSystem: string, code: string, display: string): Coding {
  return { system: `http://terminology.hl7.org/CodeSystem/${codeSystem}`, code, display };
}
