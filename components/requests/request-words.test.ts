import { describe, expect, it } from 'vitest';
import { RequestStateSchema } from '@/lib/schemas/certificate-request';
import { csrFileName, stateLabel, waitingTime, waitsFor } from './request-words';

describe('whose turn it is', () => {
  it.each([
    ['submitted', 'Waits for the operator of the portal', 'Waits for you'],
    ['question', 'Waits for your answer', 'Waits for the applicant'],
    ['issued', null, null],
  ] as const)('%s, for the applicant and for the operator', (state, applicant, operator) => {
    expect(waitsFor(state)).toBe(applicant);
    expect(waitsFor(state, 'operator')).toBe(operator);
  });
});

it('gives every state its own word', () => {
  const labels = RequestStateSchema.options.map((state) => stateLabel(state).label);
  expect(new Set(labels).size).toBe(labels.length);
});

it.each([
  ['Tide Charts', 'tide-charts.csr.pem'],
  ['../été', 't.csr.pem'],
  ['***', 'app.csr.pem'],
])('names the file of the CSR of %s', (appName, expected) => {
  expect(csrFileName(appName)).toBe(expected);
});

it.each([
  ['2026-01-10T11:59:31Z', '0 minutes'],
  ['2026-01-10T11:01:00Z', '59 minutes'],
  ['2026-01-10T11:00:00Z', '1 hour'],
  ['2026-01-08T12:00:01Z', '47 hours'],
  ['2026-01-08T12:00:00Z', '2 days'],
])('tells how long a request of %s waits at noon of the 10th', (since, expected) => {
  expect(waitingTime(since, '2026-01-10T12:00:00Z')).toBe(expected);
});
