import { describe, expect, it } from 'vitest';
import type { BulkView } from '../run-model';
import { canGoOn, exportWords, fileRows, kindWords } from './export-files';

const file = (type: string, kind: 'output' | 'error' = 'output') => ({
  kind,
  type,
  url: `https://h.example/${type}`,
  count: 1,
});
const begun: BulkView = {
  statusUrl: 'https://h.example/job',
  progress: null,
  manifest: null,
  files: new Map(),
  isDeleted: false,
};
const listed: BulkView = {
  ...begun,
  manifest: {
    transactionTime: null,
    request: null,
    requiresAccessToken: true,
    files: [file('Patient'), file('OperationOutcome', 'error')],
    expires: null,
  },
};
const got = (type: string, why: string | null) => ({
  kind: 'file' as const,
  url: file(type).url,
  exchangeId: 'exc_1',
  lines: 1,
  bytes: 20,
  why,
});
const half: BulkView = {
  ...listed,
  files: new Map([[file('Patient').url, got('Patient', null)]]),
};
const whole: BulkView = {
  ...half,
  files: new Map([...half.files, [file('OperationOutcome').url, got('OperationOutcome', null)]]),
};

describe('an export on the screen', () => {
  it('lists the files of the manifest with what became of them', () => {
    expect(fileRows(half).map(({ state }) => state)).toEqual(['here', 'waiting']);
    const failed = { ...half, files: new Map([[file('Patient').url, got('Patient', 'gone')]]) };
    expect(fileRows(failed)[0]).toMatchObject({ state: 'failed', why: 'gone' });
    expect(kindWords(file('OperationOutcome', 'error'))).toBe('OperationOutcome, problems');
  });

  it.each([
    [begun, true, 'The export is taken on …'],
    [begun, false, 'The run ended before the export was done.'],
    [half, true, 'The export is done; 1 of 2 files are here …'],
    [half, false, 'The export is done; 1 of 2 files are here.'],
    [whole, false, 'The export is done.'],
    [{ ...begun, isDeleted: true }, false, 'The export was ended at the holder.'],
  ])('says how it stands (%#)', (bulk, isRunning, words) => {
    expect(exportWords(bulk, isRunning)).toBe(words);
  });

  it('can be gone on with while the holder has it and files are missing', () => {
    expect(canGoOn(half, false)).toBe(true);
    expect(canGoOn(begun, false)).toBe(true);
    expect(canGoOn(half, true)).toBe(false);
    expect(canGoOn(whole, false)).toBe(false);
    expect(canGoOn({ ...half, isDeleted: true }, false)).toBe(false);
  });
});
