import { describe, expect, it } from 'vitest';
import { SavedRequestBodySchema, type SavedRequest } from '@/lib/schemas/collection';
import { consoleAt, consoleOfRequest, initialConsole, type ConsoleState } from '../console-state';
import { newAssertion } from '../tests/tests-form';
import { hasUnsaved, linkOf, savedBodyOf } from './kept';

const at = '2026-11-26T00:00:00.000Z';
const written: ConsoleState = {
  ...consoleAt(initialConsole, 'Patient/{{patient}}'),
  target: { ...initialConsole.target, environment: 'env_1' },
  tests: { assertions: Object.values(newAssertion), captures: [] },
};

/** As the API keeps it and gives it back. */
function kept(state: ConsoleState): SavedRequest {
  return {
    id: 'req_1',
    collectionId: 'col_1',
    folder: null,
    name: 'One patient',
    note: '',
    request: SavedRequestBodySchema.parse(savedBodyOf(state)),
    version: 1,
    updatedAt: at,
    updatedBy: 'Ada',
  };
}

describe('a draft that was saved', () => {
  it('holds no environment', () => {
    expect(savedBodyOf(written)).not.toHaveProperty('environment');
  });

  it('has no unsaved changes as it stands, nor opened again, whatever its environment', () => {
    const saved = linkOf(kept(written));
    expect(hasUnsaved({ saved, state: written })).toBe(false);
    expect(hasUnsaved({ saved, state: consoleOfRequest(kept(written).request) })).toBe(false);
    const target = { ...written.target, environment: 'env_2' };
    expect(hasUnsaved({ saved, state: { ...written, target } })).toBe(false);
  });

  it('has unsaved changes once the request or what is demanded of it is another', () => {
    const saved = linkOf(kept(written));
    expect(hasUnsaved({ saved, state: consoleAt(written, 'Patient') })).toBe(true);
    const tests = { assertions: [newAssertion.time], captures: [] };
    expect(hasUnsaved({ saved, state: { ...written, tests } })).toBe(true);
    expect(hasUnsaved({ saved: null, state: written })).toBe(false);
  });
});
