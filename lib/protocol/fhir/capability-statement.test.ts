import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import {
  buildCapabilityStatementRequest,
  processCapabilityStatement,
} from './capability-statement';

const baseUrl = 'https://holder.example/fhir/r4';
const good = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  software: { name: 'Harbor', version: '1' },
  rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }] }],
};
const headers = { 'content-type': 'application/fhir+json; charset=utf-8' };

const process = (given: Answer) =>
  processCapabilityStatement(answer({ headers, ...given }), { baseUrl });
const odd = (given: Answer) =>
  process(given)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('fhir.capability-statement.', '')} ${entry.verdict}`);

describe('processCapabilityStatement', () => {
  it('asks for metadata below the base', () => {
    expect(buildCapabilityStatementRequest(baseUrl).url).toBe(`${baseUrl}/metadata`);
  });

  it('passes a good one and says what there is', () => {
    const { capabilityStatement, checks } = process({ body: good });
    expect(odd({ body: good })).toEqual([]);
    expect(capabilityStatement).toEqual(good);
    expect(checks.map((entry) => entry.seen)).toContain('Patient, Observation');
    expect(checks.map((entry) => entry.seen)).toContain('CapabilityStatement of Harbor 1');
  });

  it.each<[string, Answer, string[]]>([
    ['404', { status: 404 }, ['found fail']],
    ['HTML', { body: '<p>' }, ['resource fail']],
    [
      'XML',
      { body: '<x/>', headers: { 'content-type': 'application/fhir+xml' } },
      ['resource fail'],
    ],
    ['another resource', { body: { resourceType: 'Patient' } }, ['resource fail']],
    [
      'plain JSON',
      { body: good, headers: { 'content-type': 'application/json' } },
      ['media-type warn'],
    ],
    ['R4B', { body: { ...good, fhirVersion: '4.3.0' } }, ['fhir-version warn']],
    ['STU3', { body: { ...good, fhirVersion: '3.0.2' } }, ['fhir-version fail']],
    ['R5', { body: { ...good, fhirVersion: '5.0.0' } }, ['fhir-version fail']],
    ['no server', { body: { ...good, rest: [{ mode: 'client' }] } }, ['rest fail']],
    ['no resources', { body: { ...good, rest: [{ mode: 'server' }] } }, ['rest fail']],
  ])('explains %s', (_title, given, ids) => {
    expect(odd(given)).toEqual(ids);
  });

  it('quotes the OperationOutcome of a refusal', () => {
    const body = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'login', diagnostics: 'who are you' }],
    };
    expect(process({ status: 401, body }).checks[0]?.seen).toContain('error login: who are you');
  });

  it('never throws, whatever comes', () => {
    expect(processCapabilityStatement(noAnswer(), { baseUrl }).capabilityStatement).toBeNull();
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('fhirVersion', 'software', 'rest', 'x'), fc.jsonValue()),
        fc.constantFrom(200, 404),
        (members, status) => {
          const body = { resourceType: 'CapabilityStatement', ...members };
          for (const entry of process({ status, body }).checks) CheckSchema.parse(entry);
        },
      ),
    );
  });
});
