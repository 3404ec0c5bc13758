import { describe, expect, it } from 'vitest';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { filterRegistrations, isFiltering, registrationFilterOf } from './filter-registrations';

const now = '2026-11-25T12:00:00.000Z';
const make = (more: Partial<RegistrationSummary>) =>
  ({
    id: 'reg_1',
    appId: 'app_1',
    appName: 'Tides',
    holderBaseUrl: 'https://fhir.hospital.example/r4',
    clientId: 'c-1',
    issuer: null,
    scope: 'system/*.rs',
    method: 'udap',
    status: 'active',
    endsAt: null,
    ...more,
  }) as RegistrationSummary;
const all = [
  make({}),
  make({
    id: 'reg_2',
    appName: 'Ledger',
    appId: 'app_2',
    method: 'dcr',
    endsAt: '2026-12-01T00:00:00.000Z',
  }),
  make({ id: 'reg_3', status: 'expired', endsAt: '2026-11-01T00:00:00.000Z', clientId: null }),
  make({ id: 'reg_4', status: 'cancelled', endsAt: '2026-11-26T00:00:00.000Z' }),
];

function found(query: Record<string, string | string[]>): string[] {
  return filterRegistrations(all, registrationFilterOf(query), now).map(({ id }) => id);
}

describe('the list of registrations', () => {
  it.each<[Record<string, string | string[]>, string[]]>([
    [{}, ['reg_1', 'reg_2', 'reg_3', 'reg_4']],
    [{ search: 'LEDGER hospital' }, ['reg_2']],
    [{ search: 'c-1', method: 'udap' }, ['reg_1', 'reg_4']],
    [{ app: 'app_2' }, ['reg_2']],
    [{ status: 'expired' }, ['reg_3']],
    [{ status: 'ends' }, ['reg_2', 'reg_3']],
    [{ status: 'nonsense', method: 'telepathy' }, ['reg_1', 'reg_2', 'reg_3', 'reg_4']],
    [{ search: ['a', 'b'] }, ['reg_1', 'reg_2', 'reg_3', 'reg_4']],
    [{ search: 'nothing is like that' }, []],
  ])('is narrowed by %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('knows whether it is narrowed', () => {
    expect(isFiltering(registrationFilterOf({}))).toBe(false);
    expect(isFiltering(registrationFilterOf({ status: 'ends' }))).toBe(true);
  });
});
