import { expect, it } from 'vitest';
import type { BulkItem } from '@/lib/schemas/register';
import { bulkCsv } from './bulk-csv';

const item: BulkItem = {
  id: 'bli_1',
  position: 1,
  holder: 'https://a.example.org/r4',
  state: 'failed',
  attempts: 2,
  runId: 'run_1',
  registrationId: null,
  message: 'said "no", and more',
  startedAt: '2026-11-25T10:00:00.000Z',
  finishedAt: null,
};

it('quotes what needs it and writes one line a holder', () => {
  expect(bulkCsv({ items: [item] })).toBe(
    'position,holder,state,attempts,message,runId,registrationId,startedAt,finishedAt\r\n' +
      '1,https://a.example.org/r4,failed,2,"said ""no"", and more",run_1,,2026-11-25T10:00:00.000Z,\r\n',
  );
});

it('lets no message of a holder become a formula', () => {
  expect(bulkCsv({ items: [{ ...item, message: '=HYPERLINK(1)' }] })).toContain(",'=HYPERLINK(1),");
});
