import { describe, expect, it } from 'vitest';
import { examinedAt } from './examined-at';

const startedAt = '2026-11-25T00:00:00.000Z';

describe('the moment for which dates are judged', () => {
  it('is the one that was asked for', () => {
    const request = { examine: { kind: 'text', at: '2030-01-01T00:00:00.000Z' } };
    expect(examinedAt({ request, startedAt })).toBe('2030-01-01T00:00:00.000Z');
  });

  it.each([{ examine: { kind: 'text', at: null } }, { examine: null }, {}])(
    'is the start of the run for %j',
    (request) => {
      expect(examinedAt({ request, startedAt })).toBe(startedAt);
    },
  );
});
