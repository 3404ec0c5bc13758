import { describe, expect, it } from 'vitest';
import { SnapshotStatusSchema } from '@/lib/schemas/directory-source';
import { isOpen, originOf, progressOf, snapshotStates } from './snapshot-words';

describe('words of a reading', () => {
  it('tells every state apart by its word, never by colour alone', () => {
    const words = SnapshotStatusSchema.options.map((status) => snapshotStates[status].word);
    expect(new Set(words).size).toBe(words.length);
  });

  it('knows which readings go on', () => {
    expect(SnapshotStatusSchema.options.filter((status) => isOpen({ status }))).toEqual([
      'waiting',
      'fetching',
      'reading',
      'applying',
    ]);
  });

  it('says where a reading came from', () => {
    expect(
      originOf({ origin: 'upload', fileName: 'list.json', startedBy: 'Ada', bytes: 2048 }),
    ).toBe('Uploaded as list.json by Ada, 2.0 KiB');
    expect(originOf({ origin: 'schedule', fileName: null, startedBy: null, bytes: 0 })).toBe(
      'Fetched by schedule',
    );
  });

  it('says how far a reading is', () => {
    expect(progressOf({ status: 'reading', read: 12_000, applied: 0 })).toBe(
      '12,000 statements read so far',
    );
    expect(progressOf({ status: 'applying', read: 12_000, applied: 250 })).toBe(
      '250 of 12,000 statements written',
    );
    expect(progressOf({ status: 'reading', read: 0, applied: 0 })).toBe(
      snapshotStates.reading.meaning,
    );
  });
});
