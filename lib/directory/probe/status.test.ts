import { describe, expect, it } from 'vitest';
import { statusOf, type StatusHistory, type StatusResults } from './status';

const before = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-02-01T00:00:00Z');
const history = (more: Partial<StatusHistory> = {}): StatusHistory => ({
  status: 'working',
  statusSince: before,
  lastWorkedAt: before,
  served: ['metadata', 'smart'],
  hasSuccessor: false,
  ...more,
});
const results = (
  outcomes: StatusResults['outcomes'],
  movedTo: string | null = null,
): StatusResults => ({ at: now, outcomes, movedTo });

describe('statusOf', () => {
  it.each<[string, StatusHistory, StatusResults, string]>([
    ['all answers', history(), results({ metadata: 'ok', smart: 'not-modified' }), 'working'],
    ['a document is lost', history(), results({ metadata: 'ok', smart: 'http-5xx' }), 'degraded'],
    ['a document is withdrawn', history(), results({ metadata: 'ok', smart: 'absent' }), 'working'],
    ['what it never had', history(), results({ metadata: 'ok', udap: 'http-5xx' }), 'working'],
    ['only SMART answers', history(), results({ metadata: 'timeout', smart: 'ok' }), 'degraded'],
    ['nothing answers', history(), results({ metadata: 'dns' }), 'unreachable'],
    [
      'it never answered',
      history({ lastWorkedAt: null, status: 'not-checked' }),
      results({ metadata: 'dns' }),
      'never-worked',
    ],
    ['a redirect', history(), results({ metadata: 'ok' }, 'https://b.example/fhir'), 'moved'],
    ['its heir is known', history({ hasSuccessor: true }), results({ metadata: 'dns' }), 'moved'],
    ['a request for patience', history(), results({ metadata: 'throttled' }), 'working'],
    [
      'a canary says nothing of the rest',
      history({ status: 'degraded' }),
      results({ metadata: 'ok' }),
      'degraded',
    ],
    [
      'a canary that lives',
      history({ status: 'unreachable' }),
      results({ metadata: 'ok' }),
      'working',
    ],
  ])('%s', (_, past, found, status) => {
    const verdict = statusOf(past, found);
    expect(verdict.status).toBe(status);
    expect(verdict.since).toBe(status === past.status ? before : now);
  });
});
