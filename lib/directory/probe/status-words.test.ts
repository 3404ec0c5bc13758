import { describe, expect, it } from 'vitest';
import { statusWords, type StatusFacts } from './status-words';

const probe = (kind: string, outcome: string, httpStatus: number | null = null) => ({
  kind,
  community: '',
  checkedAt: '2026-02-01T12:00:00.000Z',
  outcome,
  httpStatus,
  milliseconds: 10,
  finalUrl: null,
  detail: httpStatus === null ? null : `Status ${httpStatus}.`,
});
const facts = (more: Partial<StatusFacts> = {}): StatusFacts => ({
  status: 'working',
  statusSince: '2026-01-12T12:00:00.000Z',
  firstSeenAt: '2026-01-01T12:00:00.000Z',
  lastProbedAt: '2026-02-01T12:00:00.000Z',
  lastWorkedAt: '2026-01-11T12:00:00.000Z',
  host: 'fhir.larkspur.example',
  hostState: null,
  abilities: { hasSmart: true, hasUdap: true } as StatusFacts['abilities'],
  probes: [],
  movedTo: null,
  ...more,
});
const host = (more: object): StatusFacts['hostState'] => ({
  state: 'down',
  at: '2026-02-02T06:00:00.000Z',
  detail: 'The name is not known.',
  failures: 2,
  until: null,
  isOptedOut: false,
  ...more,
});

describe('statusWords', () => {
  it.each<[Partial<StatusFacts>, string]>([
    [{}, 'Works'],
    [
      {
        status: 'degraded',
        probes: [
          probe('metadata', 'ok', 200),
          probe('smart', 'ok', 200),
          probe('udap', 'http-4xx', 403),
        ],
      },
      'Partly works: UDAP metadata does not answer (403)',
    ],
    [
      { status: 'degraded', probes: [probe('metadata', 'timeout'), probe('smart', 'ok', 200)] },
      'Partly works: CapabilityStatement does not answer (no answer in time)',
    ],
    [{ status: 'degraded' }, 'Partly works'],
    [{ status: 'unreachable' }, 'Unreachable since Jan 12, 2026, last worked Jan 11, 2026'],
    [
      { status: 'never-worked', lastWorkedAt: null },
      'Never worked since it is known (Jan 1, 2026)',
    ],
    [{ status: 'moved', movedTo: 'https://new.example/r4' }, 'Moved to https://new.example/r4'],
    [{ status: 'moved' }, 'Moved'],
    [{ status: 'not-checked' }, 'Not checked yet'],
  ])('%o', (more, headline) => {
    expect(statusWords(facts(more)).headline).toBe(headline);
  });

  it('does not call a document missing that was never served, or was withdrawn', () => {
    const probes = [
      probe('metadata', 'ok', 200),
      probe('smart', 'absent', 404),
      probe('udap', 'http-5xx', 500),
    ];
    const abilities = { hasSmart: true, hasUdap: false } as StatusFacts['abilities'];
    expect(statusWords(facts({ status: 'degraded', probes, abilities })).headline).toBe(
      'Partly works',
    );
  });

  it('says at once that the host does not answer, when that is newer', () => {
    const words = statusWords(facts({ hostState: host({}) }));
    expect(words).toMatchObject({ headline: 'Its host does not answer', tone: 'fail' });
    expect(words.more[0]).toBe(
      'fhir.larkspur.example did not answer at Feb 2, 2026, 6:00:00 AM UTC, asked for another of its endpoints (The name is not known).',
    );
    expect(words.more[1]).toContain('Works.');
    const older = host({ at: '2026-02-01T06:00:00.000Z' });
    expect(statusWords(facts({ hostState: older })).headline).toBe('Works');
    expect(statusWords(facts({ hostState: host({ state: 'fine' }) })).more).toEqual([]);
  });

  it('keeps the status, with a note, where the host is busy, opted out, or the endpoint failed already', () => {
    expect(statusWords(facts({ hostState: host({ state: 'busy' }) }))).toMatchObject({
      headline: 'Works',
      more: ['fhir.larkspur.example asked for patience at Feb 2, 2026, 6:00:00 AM UTC.'],
    });
    expect(statusWords(facts({ hostState: host({ isOptedOut: true }) })).more[0]).toContain(
      'asked not to be probed',
    );
    const failed = statusWords(facts({ status: 'unreachable', hostState: host({}) }));
    expect(failed.headline).toContain('Unreachable since');
    expect(failed.more).toHaveLength(1);
  });
});
