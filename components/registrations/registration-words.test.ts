import { expect, it } from 'vitest';
import { holderName, statusOf } from './registration-words';

const now = '2026-11-25T12:00:00.000Z';
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

it.each([
  ['active', null, 'active', 'pass'],
  ['active', inDays(31), 'active', 'pass'],
  ['active', inDays(30), 'ends in 30 days', 'warn'],
  ['active', inDays(7.5), 'ends in 7 days', 'fail'],
  ['active', inDays(1), 'ends in 1 day', 'fail'],
  ['active', inDays(0.5), 'ends today', 'fail'],
  ['active', inDays(-1), 'certificate has ended', 'fail'],
  ['expired', inDays(-1), 'expired', 'fail'],
  ['waiting', inDays(2), 'waiting on the holder', 'info'],
  ['cancelled', inDays(2), 'cancelled', 'neutral'],
] as const)('%s until %s is “%s”', (status, endsAt, words, tone) => {
  expect(statusOf({ status, endsAt }, now)).toEqual({ words, tone });
});

it.each([
  ['http://localhost:3000/sandbox/harbor/fhir/r4', 'harbor (sandbox)'],
  ['https://fhir.hospital.example:8443/r4', 'fhir.hospital.example:8443'],
  ['not an address', 'not an address'],
])('calls %s %s', (baseUrl, name) => {
  expect(holderName(baseUrl)).toBe(name);
});
