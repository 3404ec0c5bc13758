import 'server-only';
import type { Parameters } from '../parameter';
import {
  booleanToken,
  codeToken,
  conceptTokens,
  dateIntervals,
  identifierTokens,
  referencesOf,
} from '../values';

/** Search parameters of Binary: a Binary is found by the DocumentReference that points to it. */
export const binaryParameters: Parameters<'Binary'> = {};

/** Search parameters of DocumentReference. */
export const documentReferenceParameters: Parameters<'DocumentReference'> = {
  patient: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  subject: { type: 'reference', targets: ['Patient'], values: (r) => referencesOf(r.subject) },
  encounter: {
    type: 'reference',
    targets: ['Encounter'],
    values: (r) => referencesOf(...(r.context?.encounter ?? [])),
  },
  author: {
    type: 'reference',
    targets: ['Practitioner', 'Organization', 'Patient'],
    values: (r) => referencesOf(...(r.author ?? [])),
  },
  identifier: {
    type: 'token',
    values: (r) => identifierTokens([r.masterIdentifier ?? {}, ...(r.identifier ?? [])]),
  },
  type: { type: 'token', values: (r) => conceptTokens(r.type) },
  category: { type: 'token', values: (r) => conceptTokens(...(r.category ?? [])) },
  contenttype: {
    type: 'token',
    values: (r) =>
      r.content.flatMap(({ attachment }) => codeToken('urn:ietf:bcp:13', attachment.contentType)),
  },
  status: {
    type: 'token',
    values: (r) => codeToken('http://hl7.org/fhir/document-reference-status', r.status),
  },
  date: { type: 'date', values: (r) => dateIntervals(r.date) },
  description: { type: 'string', values: (r) => (r.description ? [r.description] : []) },
};

/** Search parameters of Group. */
export const groupParameters: Parameters<'Group'> = {
  identifier: { type: 'token', values: (r) => identifierTokens(r.identifier) },
  type: { type: 'token', values: (r) => codeToken('http://hl7.org/fhir/group-type', r.type) },
  actual: { type: 'token', values: (r) => booleanToken(r.actual) },
  member: {
    type: 'reference',
    targets: ['Patient'],
    values: (r) => referencesOf(...(r.member ?? []).map((entry) => entry.entity)),
  },
  'managing-entity': {
    type: 'reference',
    targets: ['Practitioner', 'Organization'],
    values: (r) => referencesOf(r.managingEntity),
  },
};
