import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistrationDetail, RegistrationRevision } from '@/lib/schemas/registration';
import { lifePoints } from './life-points';

const now = '2026-11-25T12:00:00.000Z';
const revision = (kind: RegistrationRevision['kind'], at: string, number = 1) =>
  ({
    id: `rev_${number}`,
    number,
    kind,
    at,
    byName: 'Ada',
    changes: [],
  }) as unknown as RegistrationRevision;

function registration(more: Partial<RegistrationDetail>): RegistrationDetail {
  return {
    status: 'active',
    createdAt: '2026-11-01T12:00:00.000Z',
    clientExpiresAt: null,
    clientSecretExpiresAt: null,
    certificateExpiresAt: null,
    remindAt: null,
    revisions: [],
    ...more,
  } as RegistrationDetail;
}

describe('the life of a registration', () => {
  it('has what happened, today, and the ends, in the order of time', () => {
    const points = lifePoints(
      registration({
        revisions: [
          revision('drift-checked', '2026-11-20T00:00:00.000Z', 3),
          revision('modified', '2026-11-10T00:00:00.000Z', 2),
          revision('registered', '2026-11-01T12:00:00.000Z', 1),
        ],
        clientExpiresAt: '2026-12-01T12:00:00.000Z',
        certificateExpiresAt: '2027-11-01T12:00:00.000Z',
      }),
      now,
    );
    expect(points.map(({ label }) => label)).toEqual([
      'Registered',
      'Changed at the holder',
      'Today',
      'client_id ends',
      'Certificate ends',
    ]);
    expect(points[0]?.place).toBe(0);
    expect(points.at(-1)?.place).toBe(1);
  });

  it('has no ends any more when it was cancelled', () => {
    const points = lifePoints(
      registration({ status: 'cancelled', clientExpiresAt: '2026-12-01T12:00:00.000Z' }),
      now,
    );
    expect(points.map(({ kind }) => kind)).toEqual(['past', 'today']);
  });

  it('begins when it was made, where no revision is kept', () => {
    expect(lifePoints(registration({}), now)[0]).toMatchObject({ id: 'made', label: 'Registered' });
  });

  it('keeps the first and the newest of many changes', () => {
    const revisions = Array.from({ length: 20 }, (_, index) =>
      revision('modified', new Date(Date.UTC(2026, 9, index + 1)).toISOString(), index + 1),
    );
    const past = lifePoints(registration({ revisions }), now).filter(({ kind }) => kind === 'past');
    expect(past.map(({ id }) => id)).toEqual([
      'rev_1',
      'rev_16',
      'rev_17',
      'rev_18',
      'rev_19',
      'rev_20',
    ]);
  });

  it('stays within its line, whatever the dates are', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), fc.option(date), (dates, end) => {
        const revisions = dates.map((at, index) =>
          revision('renewed', at.toISOString(), index + 1),
        );
        const points = lifePoints(
          registration({ revisions, clientExpiresAt: end?.toISOString() ?? null }),
          now,
        );
        for (const { place, lane } of points) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
          expect([0, 1, 2]).toContain(lane);
        }
        const times = points.map(({ at }) => Date.parse(at));
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});
