import { describe, expect, it } from 'vitest';
import { historyQueryOf, historySearch, isNarrowed } from './history-query';

describe('what an address asks of the history', () => {
  it('is read and written', () => {
    const asked = {
      search: 'patient smith',
      method: 'GET',
      status: '4xx',
      resource: 'Patient',
      starred: 'true',
      from: '2026-11-01',
      before: 'run_1',
    };
    const query = historyQueryOf(asked);
    expect(query).toEqual({ ...asked, starred: true });
    expect(historyQueryOf(Object.fromEntries(new URLSearchParams(historySearch(query))))).toEqual(
      query,
    );
  });

  it('leaves out what is empty, unknown or wrong', () => {
    const query = historyQueryOf({
      search: '  ',
      status: '999',
      from: 'yesterday',
      verdict: 'good',
      method: ['GET', 'POST'],
      other: 'x',
      limit: '50',
    });
    expect(query).toEqual({});
    expect(historySearch(query)).toBe('');
  });

  it('is narrowed by anything but the page', () => {
    expect(isNarrowed({})).toBe(false);
    expect(isNarrowed({ before: 'run_1' })).toBe(false);
    expect(isNarrowed({ starred: true })).toBe(true);
  });
});
