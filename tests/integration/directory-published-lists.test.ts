import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { importNow } from '@/lib/domain/directory/testing/import-now';

/** Lists as their publishers had them. They are not part of the repository: what they say is not ours. */
const folder = path.resolve('../shared/data/directory');
const isThere = fs.existsSync(folder);
if (!isThere) console.info(`Skipped: the published lists are not at ${folder}.`);

const lists = isThere ? fs.readdirSync(folder).filter((name) => name.endsWith('.gz')) : [];
const contentOf = (file: string) => zlib.gunzipSync(fs.readFileSync(path.join(folder, file)));

/** The first half of the entries of a list, in the form of the whole. */
function halfOf(file: string): string {
  const text = contentOf(file).toString('utf8');
  if (file.includes('.csv')) {
    const lines = text.split('\n');
    return lines.slice(0, lines.length / 2).join('\n');
  }
  const half = (items: unknown[]) => items.slice(0, items.length / 2);
  const whole = JSON.parse(text) as unknown[] | Record<string, unknown>;
  if (Array.isArray(whole)) return JSON.stringify(half(whole));
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(whole).map(([name, value]) => [
        name,
        Array.isArray(value) && value.length > 1 ? half(value) : value,
      ]),
    ),
  );
}

/** All that the directory holds, except when a reading saw it and which. */
async function everything() {
  const client = await db();
  const [row] = await client.$queryRaw<Record<string, string>[]>`
    SELECT
      (SELECT concat(count(*), ' ', md5(string_agg(o::text, '' ORDER BY o."id"))) FROM "Organization" o) AS organizations,
      (SELECT concat(count(*), ' ', md5(string_agg(e::text, '' ORDER BY e."id"))) FROM "FhirEndpoint" e) AS endpoints,
      (SELECT concat(count(*), ' ', md5(string_agg(l::text, '' ORDER BY l."id"))) FROM "DirectoryListing" l) AS listings,
      (SELECT concat(count(*), ' ', md5(string_agg(concat("id", "contentSha", "organizationId", "retiredAt"), '' ORDER BY "id")))
        FROM "OrganizationAssertion") AS "organizationAssertions",
      (SELECT concat(count(*), ' ', md5(string_agg(concat("id", "contentSha", "endpointId", "retiredAt"), '' ORDER BY "id")))
        FROM "EndpointAssertion") AS "endpointAssertions",
      (SELECT concat(count(*), ' ', md5(string_agg(concat("organizationId", "endpointId", "sourceId", "relation",
          "retiredAt"), '' ORDER BY "organizationId", "endpointId", "sourceId"))) FROM "EndpointLink") AS links,
      (SELECT concat(count(*), ' ', md5(string_agg(concat("kind", "value", "organizationId"), '' ORDER BY "kind", "value")))
        FROM "OrganizationKey") AS keys,
      (SELECT count(*)::text FROM "OrganizationName") AS names,
      (SELECT count(*)::text FROM "OrganizationLocation") AS locations,
      (SELECT count(*)::text FROM "DirectoryDuplicate") AS duplicates,
      (SELECT count(*)::text FROM "DirectorySource") AS sources,
      (SELECT count(*)::text FROM "EndpointChange") AS changes`;
  return row;
}

describe.skipIf(!isThere)('all published lists together', { timeout: 600_000 }, () => {
  beforeAll(async () => {
    const client = await db();
    await client.directorySource.createMany({
      data: lists.map((id) => ({ id, name: id, publisher: 'its publisher', kind: 'vendor' })),
    });
    for (const file of lists) {
      const { status, report } = await importNow(file, contentOf(file));
      expect([file, status, report?.verdict]).toEqual([file, 'applied', null]);
    }
  }, 600_000);

  it('change nothing when they are imported again', async () => {
    const before = await everything();
    for (const file of lists) {
      const again = await importNow(file, contentOf(file));
      expect([file, again.status]).toEqual([file, 'unchanged']);
      // Other bytes that say the same are read whole.
      const { status, report } = await importNow(
        file,
        Buffer.concat([contentOf(file), Buffer.from('\n')]),
      );
      expect([file, status]).toEqual([file, 'applied']);
      expect([
        file,
        Object.entries(report?.changes ?? {}).filter(([, count]) => count > 0),
      ]).toEqual([file, []]);
    }
    expect(await everything()).toEqual(before);
  });

  it('retire nothing when half of each is gone', async () => {
    const before = await everything();
    for (const file of lists) {
      const { status, report } = await importNow(file, Buffer.from(halfOf(file)));
      expect([file, status, report?.verdict?.code]).toEqual([file, 'quarantined', 'shrunken']);
    }
    expect(await everything()).toEqual(before);
  });
});
