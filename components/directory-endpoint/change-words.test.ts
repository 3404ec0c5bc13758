import { describe, expect, it } from 'vitest';
import { beforeAfter } from './change-words';

const change = (kind: string, before: string | null, after: string | null, hasDiff = false) => ({
  id: 'chg_1',
  at: '2026-01-01T00:00:00.000Z',
  kind,
  summary: 'Something changed.',
  before,
  after,
  hasDiff,
});

describe('beforeAfter', () => {
  it.each([
    [change('status', 'working', 'unreachable'), 'Works', 'Unreachable'],
    [
      change('certificate', '2026-01-02T00:00:00.000Z', '2026-04-02T00:00:00.000Z'),
      'ends on Jan 2, 2026',
      'ends on Apr 2, 2026',
    ],
    [
      change('assertion', 'https://a.example/r4', 'https://a.example/r4/'),
      'https://a.example/r4',
      'https://a.example/r4/',
    ],
    [change('assertion', 'https://a.example/r4', 'https://a.example/r4'), null, null],
    [change('merge', 'ep_01h2', 'ep_01h3'), null, null],
    [change('metadata', 'a'.repeat(64), 'b'.repeat(64), true), null, null],
    [change('smart', null, 'b'.repeat(64), true), null, null],
  ])('%o', (given, before, after) => {
    expect(beforeAfter(given)).toEqual({ before, after });
  });
});
