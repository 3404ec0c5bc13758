import { describe, expect, it } from 'vitest';
import { exchangeOf, numbered, openRun } from './fixtures/frames';
import { purposeLanes } from './purposes';
import { viewOf } from './run-model';
import { outcomeText, pathOf, sequenceOf } from './sequence-rows';

const response = exchangeOf('x').response!;

describe('sequenceOf', () => {
  it('draws steps that have begun and their requests, in order', () => {
    const { lanes, rows } = sequenceOf(viewOf(openRun()));
    expect(lanes).toEqual(['client', 'fhir']);
    expect(rows.map((row) => row.kind)).toEqual(['step', 'exchange', 'step', 'exchange']);
  });

  it('adds lanes as they are needed', () => {
    const view = viewOf(
      numbered([
        { type: 'exchange', step: 'trust', exchange: exchangeOf('a', { purpose: 'crl' }) },
        { type: 'exchange', step: 'token', exchange: exchangeOf('b', { purpose: 'token' }) },
      ]),
    );
    expect(sequenceOf(view).lanes).toEqual(['client', 'fhir', 'authorization', 'pki']);
  });

  it('draws the keys of an issuer at its server, those of the app at its web pages, and each lane that a purpose has', () => {
    const purposes = Object.keys(purposeLanes) as (keyof typeof purposeLanes)[];
    const view = viewOf(
      numbered(
        purposes.map((purpose) => ({
          type: 'exchange',
          step: 'token',
          exchange: exchangeOf(purpose, { purpose }),
        })),
      ),
    );
    const { lanes, rows } = sequenceOf(view);
    const laneOf = (id: string) =>
      rows.flatMap((row) => (row.kind === 'exchange' && row.exchange.id === id ? [row.lane] : []));
    expect(laneOf('issuer-keys')).toEqual(['authorization']);
    expect(laneOf('jwks')).toEqual(['app']);
    expect(purposes.flatMap(laneOf).filter((lane) => !lanes.includes(lane))).toEqual([]);
    expect(lanes).toEqual(['client', 'app', 'fhir', 'authorization', 'pki']);
  });

  it('shows a redirect to another host as another server, and its refusal as failed', () => {
    const from = exchangeOf('a', { response: { ...response, status: 302, statusText: 'Found' } });
    const to = exchangeOf('b', {
      redirectedFrom: 'a',
      request: { ...from.request, url: 'http://169.254.169.254/' },
      response: null,
      failure: { layer: 'policy', code: 'policy.private-address', message: 'Not public.' },
    });
    const view = viewOf(
      numbered([from, to].map((exchange) => ({ type: 'exchange', step: 'discover', exchange }))),
    );
    const rows = sequenceOf(view).rows.filter((row) => row.kind === 'exchange');
    expect(rows.map((row) => [row.lane, row.state, outcomeText(row.exchange)])).toEqual([
      ['fhir', 'redirect', '302 Found'],
      ['elsewhere', 'failed', 'policy.private-address'],
    ]);
  });

  it('tells a request that is under way from one without an answer', () => {
    const early = viewOf(openRun().slice(0, 3));
    expect(sequenceOf(early).rows.at(-1)).toMatchObject({ kind: 'exchange', state: 'running' });
  });
});

describe('pathOf', () => {
  it('keeps path and query, and what is no URL as it is', () => {
    expect(pathOf('https://h.example/r4/Patient?_count=5#x')).toBe('/r4/Patient?_count=5');
    expect(pathOf('not a url')).toBe('not a url');
  });
});
