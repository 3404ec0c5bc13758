import { describe, expect, it } from 'vitest';
import { RequestStateSchema } from '@/lib/schemas/certificate-request';
import { csrFileName, stateLabel, waitsFor } from './request-words';

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
