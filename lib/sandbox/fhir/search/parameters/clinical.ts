import 'server-only';
import type { Parameters } from '../parameter';
import {
  amountsOf,
  codeToken,
  conceptTokens,
  dateIntervals,
  periodIntervals,
  referencesOf,
} from '../values';

/** Search parameters of AllergyIntolerance. */
export const allergyParameters: Parameters<'AllergyIntolerance'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.patient) },
  code: { type: 'token', values: (r) => conceptTokens(r.code) },
  category: {
    type: 'token',
    values: (r) =>
      (r.category ?? []).flatMap((code) =>
        codeToken('http://hl7.org/fhir/allergy-intolerance-category', code),
      ),
  },
  'clinical-status': { type: 'token', values: (r) => conceptTokens(r.clinicalStatus) },
  'verification-status': { type: 'token', values: (r) => conceptTokens(r.verificationStatus) },
  criticality: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/allergy-intolerance-criticality', r.criticality),
  },
  type: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/allergy-intolerance-type', r.type),
  },
  manifestation: {
    type: 'token',
    values: (r) =>
      (r.reaction ?? []).flatMap((reaction) => conceptTokens(...reaction.manifestation)),
  },
  date: { type: 'date', values: (r) => dateIntervals(r.recordedDate) },
};

/** Search parameters of Condition. */
export const conditionParameters: Parameters<'Condition'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(r.encounter),
  },
  code: { type: 'token', values: (r) => conceptTokens(r.code) },
  category: { type: 'token', values: (r) => conceptTokens(...(r.category ?? [])) },
  'clinical-status': { type: 'token', values: (r) => conceptTokens(r.clinicalStatus) },
  'verification-status': { type: 'token', values: (r) => conceptTokens(r.verificationStatus) },
  'onset-date': { type: 'date', values: (r) => dateIntervals(r.onsetDateTime) },
  'abatement-date': { type: 'date', values: (r) => dateIntervals(r.abatementDateTime) },
  'recorded-date': { type: 'date', values: (r) => dateIntervals(r.recordedDate) },
};

/** Search parameters of Immunization. */
export const immunizationParameters: Parameters<'Immunization'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.patient) },
  date: { type: 'date', values: (r) => dateIntervals(r.occurrenceDateTime) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/event-status', r.status),
  },
  'vaccine-code': { type: 'token', values: (r) => conceptTokens(r.vaccineCode) },
  performer: {
    type: 'reference',
    targets: ['Organization', 'Practitioner'],
    values: (r) => referencesOf(...(r.performer ?? []).map((entry) => entry.actor)),
  },
};

/** Search parameters of MedicationRequest. */
export const medicationRequestParameters: Parameters<'MedicationRequest'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(r.encounter),
  },
  requester: {
    type: 'reference',
    targets: ['Practitioner', 'Organization', 'Patient'],
    values: (r) => referencesOf(r.requester),
  },
  code: { type: 'token', values: (r) => conceptTokens(r.medicationCodeableConcept) },
  category: { type: 'token', values: (r) => conceptTokens(...(r.category ?? [])) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/CodeSystem/medicationrequest-status', r.status),
  },
  intent: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/CodeSystem/medicationrequest-intent', r.intent),
  },
  authoredon: { type: 'date', values: (r) => dateIntervals(r.authoredOn) },
};

/** Search parameters of Observation. */
export const observationParameters: Parameters<'Observation'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(r.encounter),
  },
  performer: {
    type: 'reference',
    targets: ['Practitioner', 'Organization', 'Patient'],
    values: (r) => referencesOf(...(r.performer ?? [])),
  },
  code: { type: 'token', values: (r) => conceptTokens(r.code) },
  'component-code': {
    type: 'token',
    values: (r) => conceptTokens(...(r.component ?? []).map((entry) => entry.code)),
  },
  'combo-code': {
    type: 'token',
    values: (r) => conceptTokens(r.code, ...(r.component ?? []).map((entry) => entry.code)),
  },
  category: { type: 'token', values: (r) => conceptTokens(...(r.category ?? [])) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/observation-status', r.status),
  },
  date: { type: 'date', values: (r) => dateIntervals(r.effectiveDateTime) },
  'value-quantity': { type: 'quantity', values: (r) => amountsOf(r.valueQuantity) },
  'component-value-quantity': {
    type: 'quantity',
    values: (r) => amountsOf(...(r.component ?? []).map((entry) => entry.valueQuantity)),
  },
  'value-concept': { type: 'token', values: (r) => conceptTokens(r.valueCodeableConcept) },
};

/** Search parameters of DiagnosticReport. */
export const diagnosticReportParameters: Parameters<'DiagnosticReport'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(r.encounter),
  },
  performer: {
    type: 'reference',
    targets: ['Organization', 'Practitioner'],
    values: (r) => referencesOf(...(r.performer ?? [])),
  },
  result: {
    type: 'reference',
    targets: ['Observation'],
    values: (r) => referencesOf(...(r.result ?? [])),
  },
  code: { type: 'token', values: (r) => conceptTokens(r.code) },
  category: { type: 'token', values: (r) => conceptTokens(...(r.category ?? [])) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/diagnostic-report-status', r.status),
  },
  date: { type: 'date', values: (r) => dateIntervals(r.effectiveDateTime) },
  issued: { type: 'date', values: (r) => dateIntervals(r.issued) },
};

/** Search parameters of Procedure. */
export const procedureParameters: Parameters<'Procedure'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(r.encounter),
  },
  performer: {
    type: 'reference',
    targets: ['Practitioner'],
    values: (r) => referencesOf(...(r.performer ?? []).map((entry) => entry.actor)),
  },
  code: { type: 'token', values: (r) => conceptTokens(r.code) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/event-status', r.status),
  },
  date: { type: 'date', values: (r) => periodIntervals(r.performedPeriod) },
  'reason-reference': {
    type: 'reference',
    targets: ['Condition'],
    values: (r) => referencesOf(...(r.reasonReference ?? [])),
  },
};
