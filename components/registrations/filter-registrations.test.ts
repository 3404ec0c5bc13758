import { describe, expect, it } from 'vitest';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { filterRegistrations, isFiltering, registrationFilterOf } from './filter-registrations';

const now = '2026-11-25T12:00:00.000Z';
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

function registration(id: string, more: Partial<RegistrationSummary>): RegistrationSummary {
  return {
    id,
    appId: 'app_1',
    appName: 'Growth chart',
    holderBaseUrl: 'https://fhir.hospital.example/r4',
    method: 'udap',
    clientId: `client-${id}`,
    issuer: null,
    scope: 'system/*.rs',
    status: 'active',
    endsAt: null,
    ...more,
  } as RegistrationSummary;
}

const all = [
  registration('plain', { method: 'dcr', holderBaseUrl: 'https://fhir.clinic.example/r4' }),
  registration('other', { appId: 'app_2', appName: 'Vitals', issuer: 'https://vitals.example' }),
  registration('soon', { endsAt: inDays(29) }),
  registration('later', { endsAt: inDays(31) }),
  registration('over', { status: 'expired', endsAt: inDays(-1) }),
  registration('waits', {
    status: 'waiting',
    method: 'one-off',
    clientId: null,
    endsAt: inDays(3),
  }),
  registration('gone', { status: 'cancelled', endsAt: inDays(3) }),
];

function found(query: Record<string, string | string[]>): string[] {
  return filterRegistrations(all, registrationFilterOf(query), now).map(({ id }) => id);
}

describe('filterRegistrations', () => {
  it.each([
    [{}, all.map(({ id }) => id)],
    [{ app: 'app_2' }, ['other']],
    [{ method: 'one-off' }, ['waits']],
    [{ status: 'cancelled' }, ['gone']],
    [{ status: 'active', method: 'dcr' }, ['plain']],
    [{ status: 'ends' }, ['soon', 'over']],
    [{ search: 'CLINIC' }, ['plain']],
    [{ search: 'growth client-soon' }, ['soon']],
    [{ search: 'https://vitals.example' }, ['other']],
    [{ search: 'growth nowhere' }, []],
    [{ search: '  ' }, all.map(({ id }) => id)],
  ])('%j finds %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe('registrationFilterOf', () => {
  it('leaves out what nobody could have chosen', () => {
    const filter = registrationFilterOf({
      method: 'magic',
      status: ['active', 'expired'],
      search: 'x'.repeat(300),
    });
    expect(filter).toEqual({ search: 'x'.repeat(200), app: '', method: '', status: '' });
    expect(isFiltering(filter)).toBe(true);
    expect(isFiltering(registrationFilterOf({ method: 'magic' }))).toBe(false);
  });
});
