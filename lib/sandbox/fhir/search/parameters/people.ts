import 'server-only';
import type { Parameters } from '../parameter';
import {
  addressPart,
  addressTexts,
  booleanToken,
  codeToken,
  conceptTokens,
  contactTokens,
  dateIntervals,
  identifierTokens,
  nameTexts,
  periodIntervals,
  referencesOf,
} from '../values';

const genderSystem = 'http://hl7.org/fhir/administrative-gender';

/** Search parameters of Patient. */
export const patientParameters: Parameters<'Patient'> = {
  identifier: { type: 'token', values: (r) => identifierTokens(r.identifier) },
  name: { type: 'string', values: (r) => nameTexts(r.name) },
  family: { type: 'string', values: (r) => (r.name ?? []).flatMap((name) => name.family ?? []) },
  given: { type: 'string', values: (r) => (r.name ?? []).flatMap((name) => name.given ?? []) },
  gender: { type: 'token', values: (r) => codeToken(genderSystem, r.gender) },
  birthdate: { type: 'date', values: (r) => dateIntervals(r.birthDate) },
  'death-date': { type: 'date', values: (r) => dateIntervals(r.deceasedDateTime) },
  deceased: {
    type: 'token',
    values: (r) => booleanToken(r.deceasedBoolean ?? r.deceasedDateTime !== undefined),
  },
  active: { type: 'token', values: (r) => booleanToken(r.active) },
  address: { type: 'string', values: (r) => addressTexts(r.address) },
  'address-city': { type: 'string', values: (r) => addressPart(r.address, 'city') },
  'address-state': { type: 'string', values: (r) => addressPart(r.address, 'state') },
  'address-postalcode': { type: 'string', values: (r) => addressPart(r.address, 'postalCode') },
  'address-country': { type: 'string', values: (r) => addressPart(r.address, 'country') },
  telecom: { type: 'token', values: (r) => contactTokens(r.telecom) },
  phone: { type: 'token', values: (r) => contactTokens(r.telecom, 'phone') },
  email: { type: 'token', values: (r) => contactTokens(r.telecom, 'email') },
  language: {
    type: 'token',
    values: (r) => conceptTokens(...(r.communication ?? []).map((entry) => entry.language)),
  },
  'general-practitioner': {
    type: 'reference',
    targets: ['Practitioner'],
    values: (r) => referencesOf(...(r.generalPractitioner ?? [])),
  },
  organization: {
    type: 'reference',
    targets: ['Organization'],
    values: (r) => referencesOf(r.managingOrganization),
  },
};

/** Search parameters of Practitioner. */
export const practitionerParameters: Parameters<'Practitioner'> = {
  identifier: { type: 'token', values: (r) => identifierTokens(r.identifier) },
  name: { type: 'string', values: (r) => nameTexts(r.name) },
  family: { type: 'string', values: (r) => (r.name ?? []).flatMap((name) => name.family ?? []) },
  given: { type: 'string', values: (r) => (r.name ?? []).flatMap((name) => name.given ?? []) },
  gender: { type: 'token', values: (r) => codeToken(genderSystem, r.gender) },
  active: { type: 'token', values: (r) => booleanToken(r.active) },
  telecom: { type: 'token', values: (r) => contactTokens(r.telecom) },
  phone: { type: 'token', values: (r) => contactTokens(r.telecom, 'phone') },
  email: { type: 'token', values: (r) => contactTokens(r.telecom, 'email') },
};

/** Search parameters of Organization. */
export const organizationParameters: Parameters<'Organization'> = {
  identifier: { type: 'token', values: (r) => identifierTokens(r.identifier) },
  name: { type: 'string', values: (r) => [r.name ?? [], r.alias ?? []].flat() },
  type: { type: 'token', values: (r) => conceptTokens(...(r.type ?? [])) },
  active: { type: 'token', values: (r) => booleanToken(r.active) },
  address: { type: 'string', values: (r) => addressTexts(r.address) },
  'address-city': { type: 'string', values: (r) => addressPart(r.address, 'city') },
  'address-state': { type: 'string', values: (r) => addressPart(r.address, 'state') },
  'address-postalcode': { type: 'string', values: (r) => addressPart(r.address, 'postalCode') },
  partof: {
    type: 'reference',
    targets: ['Organization'],
    values: (r) => referencesOf(r.partOf),
  },
};

/** Search parameters of Coverage. */
export const coverageParameters: Parameters<'Coverage'> = {
  identifier: { type: 'token', values: (r) => identifierTokens(r.identifier) },
  status: { type: 'token', values: (r) => codeToken('http://hl7.org/fhir/fm-status', r.status) },
  type: { type: 'token', values: (r) => conceptTokens(r.type) },
  patient: {
    type: 'reference',
    targets: ['Patient'],
    values: (r) => referencesOf(r.beneficiary),
  },
  beneficiary: {
    type: 'reference',
    targets: ['Patient'],
    values: (r) => referencesOf(r.beneficiary),
  },
  subscriber: {
    type: 'reference',
    targets: ['Patient'],
    values: (r) => referencesOf(r.subscriber),
  },
  payor: {
    type: 'reference',
    targets: ['Organization', 'Patient'],
    values: (r) => referencesOf(...r.payor),
  },
};

/** Search parameters of Encounter. */
export const encounterParameters: Parameters<'Encounter'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  date: { type: 'date', values: (r) => periodIntervals(r.period) },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/encounter-status', r.status),
  },
  class: { type: 'token', values: (r) => conceptTokens({ coding: [r.class] }) },
  type: { type: 'token', values: (r) => conceptTokens(...(r.type ?? [])) },
  participant: {
    type: 'reference',
    targets: ['Practitioner'],
    values: (r) => referencesOf(...(r.participant ?? []).map((entry) => entry.individual)),
  },
  practitioner: {
    type: 'reference',
    targets: ['Practitioner'],
    values: (r) => referencesOf(...(r.participant ?? []).map((entry) => entry.individual)),
  },
  'reason-reference': {
    type: 'reference',
    targets: ['Condition'],
    values: (r) => referencesOf(...(r.reasonReference ?? [])),
  },
  'service-provider': {
    type: 'reference',
    targets: ['Organization'],
    values: (r) => referencesOf(r.serviceProvider),
  },
};
