import { describe, expect, it } from 'vitest';
import {
  consoleOfRequest,
  decodeConsole,
  encodeConsole,
  initialConsole,
  runRequestOf,
} from '../console-state';
import { initialBulk } from './bulk-form';

const at = (path: string, bulk = initialBulk) => ({
  ...initialConsole,
  request: { ...initialConsole.request, path, bulk },
});

describe('the form of a bulk export', () => {
  it.each(['$export', 'Patient/$export?_type=Patient', 'Group/1/$export', '%24export'])(
    'follows %s unless it is told not to',
    (path) => {
      expect(runRequestOf(at(path)).bulk).toEqual({});
      expect(runRequestOf(at(path, { ...initialBulk, isFollowed: false }))).not.toHaveProperty(
        'bulk',
      );
    },
  );

  it.each(['Patient', 'Patient/1/$everything', 'Group/$export', 'Observation/$export'])(
    'leaves %s alone',
    (path) => {
      expect(runRequestOf(at(path))).not.toHaveProperty('bulk');
    },
  );

  it('goes into the address and the request, and comes back', () => {
    const state = at('$export', {
      isFollowed: true,
      deleteAfterwards: true,
      tokenOrigins: 'https://a.example https://b.example',
    });
    const request = runRequestOf(state);
    expect(request.bulk).toEqual({
      deleteAfterwards: true,
      tokenOrigins: ['https://a.example', 'https://b.example'],
    });
    expect(decodeConsole(new URLSearchParams(encodeConsole(state))).request.bulk).toEqual(
      state.request.bulk,
    );
    expect(consoleOfRequest(request as Record<string, unknown>).request.bulk).toEqual(
      state.request.bulk,
    );
  });
});
