/**
 * How fast a list gets into the directory (detected, surveyed, matched, merged, listed for search), beside the bare
 * insertion of the same rows, a thousand at a time into a table with nothing but a key, in the same run. Reads it a
 * second time as well: what an unchanged list costs whose bytes differ. Needs an empty database: embedded under
 * DATA_DIR, or in the PostgreSQL of DATABASE_URL.
 *
 *   DATA_DIR=/tmp/bench node --import tsx --conditions=react-server bench/directory-import.ts --rows 20000
 *   … --file list.json.gz --format fhir-bundle   reads a real list instead of made-up rows
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import zlib from 'node:zlib';
import { closeDb, db } from '@/lib/db/client';
import { migrate } from '@/lib/db/migrations';
import { readList } from '@/lib/directory/read-list';
import type { Statement } from '@/lib/directory/statement';
import { readBytes } from '@/lib/domain/directory/snapshots/chunks';
import { importNow } from '@/lib/domain/directory/testing/import-now';
import type { SnapshotView } from '@/lib/schemas/directory-source';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    file: { type: 'string' },
    format: { type: 'string' },
  },
});
const sourceId = 'bench';

/** A list in the shape of Lantern's: every practice with a base of its own. */
function madeUp(): Buffer {
  const words = 'valley lakeview harbor summit cedar prairie mercy union river pine'.split(' ');
  const kinds = 'clinic hospital pediatrics family medicine orthopedics dental group'.split(' ');
  const rows = Array.from({ length: Number(options.rows) }, (_, index) => ({
    URL: `https://fhir${index % 20}.vendor.example/tenant/${index}/r4/`,
    OrganizationName: `${words[index % 10]} ${kinds[(index >> 3) % 8]} ${index}`,
    NPIID: '',
    OrganizationZipCode: String(10_000 + ((index * 37) % 89_999)),
  }));
  return Buffer.from(JSON.stringify({ Endpoints: rows }));
}

async function importOnce(content: Uint8Array): Promise<{ reading: SnapshotView; taken: number }> {
  const started = performance.now();
  const reading = await importNow(sourceId, content);
  const taken = (performance.now() - started) / 1000;
  if (reading.status !== 'applied') {
    throw new Error(`the list is ${reading.status}: ${JSON.stringify(reading.report?.verdict)}`);
  }
  return { reading, taken };
}

/** The statements of a reading again, into a table with nothing but a key. */
async function insertBare({ id, format }: SnapshotView): Promise<{ rows: number; taken: number }> {
  if (format === null) throw new Error('the list was not read');
  const client = await db();
  await client.$executeRaw`CREATE TABLE "bench_rows" ("key" text PRIMARY KEY, "content" jsonb NOT NULL)`;
  const all: Statement[] = [];
  for await (const statement of readList(() => readBytes(id), {
    format,
    mapping: null,
    vendor: null,
  }))
    all.push(statement);
  const started = performance.now();
  for (let from = 0; from < all.length; from += 1000) {
    const rows = all
      .slice(from, from + 1000)
      .map((content, at) => ({ key: `${from + at}`, content }));
    await client.$executeRaw`
      INSERT INTO "bench_rows" SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("key" text, "content" jsonb)`;
  }
  const taken = (performance.now() - started) / 1000;
  await client.$executeRaw`DROP TABLE "bench_rows"`;
  return { rows: all.length, taken };
}

await migrate();
const client = await db();
await client.directorySource.create({
  data: {
    id: sourceId,
    name: 'Made up',
    publisher: 'bench',
    kind: 'vendor',
    format: options.format ?? null,
  },
});
const file = options.file ? fs.readFileSync(options.file) : madeUp();
const content = file[0] === 0x1f ? zlib.gunzipSync(file) : file;
const fresh = await importOnce(content);
const bare = await insertBare(fresh.reading);
// Another byte, the same list: it is read whole again, and finds nothing to do.
const again = await importOnce(Buffer.concat([content, Buffer.from('\n')]));
const rate = (taken: number) => `${Math.round(bare.rows / taken)} rows/s`;
console.log(`${bare.rows} rows (statements of organizations and endpoints)`);
console.log(`bare insertion: ${bare.taken.toFixed(1)} s, ${rate(bare.taken)}`);
console.log(
  `import: ${fresh.taken.toFixed(1)} s, ${rate(fresh.taken)}, ${(fresh.taken / bare.taken).toFixed(1)} times the bare one`,
);
console.log(`the same list again: ${again.taken.toFixed(1)} s, ${rate(again.taken)}`);
await closeDb();
