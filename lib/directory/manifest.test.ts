import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '@/lib/schemas/directory-import';
import { detectFormat, headBytes } from './detect-format';
import type { ListFormatKey } from './list-formats';
import { endpointKey } from './normalize/endpoint-key';
import { findUrls } from './normalize/find-urls';
import { readCsv } from './read-csv';
import { readList } from './read-list';
import { surveyList } from './survey-list';
import { collect } from './testing/open-bytes';

/** Lists as their publishers had them. They are not part of the repository: what they say is not ours. */
const folder = path.resolve('../shared/data/directory');
const isThere = existsSync(folder);
if (!isThere) console.info(`Skipped: the published lists are not at ${folder}.`);

const open = (file: string) => () =>
  createReadStream(path.join(folder, `${file}.gz`)).pipe(createGunzip());

async function headOf(file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of open(file)() as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

type Counts = Partial<Omit<ImportReport, 'problems' | 'verdict' | 'changes'>>;

/** What the manifest beside the lists says of them; where we count otherwise, the reason stands behind it. */
const lists: readonly { file: string; format: ListFormatKey; counts: Counts }[] = [
  {
    file: 'oracle_millennium_patient_r4_2026-02.json',
    format: 'fhir-bundle',
    // Organizations are 1,359; 34 names stand there more than once.
    counts: {
      rows: 2718,
      endpoints: 1359,
      bases: 1359,
      organizations: 1359,
      names: 1314,
      links: 1359,
      rejected: 0,
      corrected: 0,
    },
  },
  {
    file: 'cerner_millennium_patient_dstu2_2023-08.json',
    format: 'fhir-bundle',
    // Organizations are 1,653; 1,536 of their names are distinct.
    counts: {
      rows: 1653,
      endpoints: 1653,
      bases: 1653,
      organizations: 1653,
      names: 1536,
      links: 1653,
      rejected: 0,
      corrected: 0,
    },
  },
  {
    file: 'epic_r4_2021-12.json',
    format: 'fhir-bundle',
    // Ten contained ids are given to several names each: 247 ids are 265 organizations.
    counts: {
      rows: 265,
      endpoints: 265,
      bases: 254,
      organizations: 265,
      names: 265,
      links: 265,
      rejected: 0,
      corrected: 0,
    },
  },
  {
    file: 'lantern_athenahealth_2026.json',
    format: 'lantern-json',
    // 17,037 names as written; 27 differ from another in case or punctuation only and are the same row again.
    counts: {
      rows: 17136,
      endpoints: 1,
      bases: 1,
      organizations: 17010,
      names: 17010,
      links: 17010,
      rejected: 0,
      corrected: 126,
    },
  },
  {
    file: 'lantern_meditech_2026.json',
    format: 'lantern-json',
    counts: {
      rows: 930,
      endpoints: 904,
      bases: 904,
      organizations: 920,
      names: 416,
      rejected: 0,
      corrected: 10,
    },
  },
  {
    file: 'lantern_eclinicalworks_2026.json',
    format: 'lantern-json',
    counts: {
      rows: 2541,
      endpoints: 2541,
      bases: 2541,
      organizations: 2541,
      names: 2538,
      rejected: 0,
      corrected: 0,
    },
  },
  {
    file: 'oneup_directory_2021-09.json',
    format: 'oneup-json',
    // 7,321 names: without the blank one and two that stand in rows that were dropped.
    counts: {
      rows: 7409,
      endpoints: 7360,
      bases: 7360,
      organizations: 7398,
      names: 7318,
      rejected: 1,
      corrected: 10,
    },
  },
  {
    file: 'brands_unitypoint_argonaut.json',
    format: 'fhir-bundle',
    counts: {
      rows: 5,
      endpoints: 2,
      bases: 2,
      organizations: 3,
      names: 3,
      links: 6,
      rejected: 0,
      corrected: 0,
    },
  },
  {
    file: 'brands_ihs_2025-10.json',
    format: 'fhir-bundle',
    // Its portalEndpoint is the address of a portal, not a reference.
    counts: {
      rows: 3,
      endpoints: 2,
      bases: 2,
      organizations: 1,
      names: 1,
      links: 2,
      rejected: 0,
      corrected: 1,
    },
  },
  {
    file: 'cms_ma_payer_url_list_2026-07.csv',
    format: 'cms-ma-csv',
    // 658 names, 448 of them without a URL; 44 of the other 210 have seven each.
    counts: {
      rows: 658,
      endpoints: 0,
      bases: 0,
      names: 210,
      lists: 474,
      rejected: 448,
      corrected: 0,
    },
  },
  {
    file: 'chpl_endpoint_list_sources_2026.json',
    format: 'chpl-json',
    counts: {
      rows: 235,
      endpoints: 0,
      bases: 0,
      names: 214,
      lists: 235,
      rejected: 0,
      corrected: 0,
    },
  },
];

describe.skipIf(!isThere)('published lists', () => {
  it.each(lists)('$file is what the manifest says', async ({ file, format, counts }) => {
    expect(detectFormat(await headOf(file), file)).toEqual({ format });
    const report = await surveyList(readList(open(file), { format }), format);
    expect(report).toMatchObject(counts);
  });

  it('cms_sma_endpoint_directory_2026-03.csv has the base URLs before the requests that it publishes', async () => {
    const file = 'cms_sma_endpoint_directory_2026-03.csv';
    expect(detectFormat(await headOf(file), file)).toEqual({ format: 'cms-sma-csv' });
    const { statements, rows } = await collect(readList(open(file), { format: 'cms-sma-csv' }));
    const names = statements.filter(({ kind }) => kind === 'organization');
    const production = statements.filter(
      (statement) => statement.kind === 'endpoint' && statement.environment === 'production',
    );
    expect([rows, names.length]).toEqual([56, 56]);
    // The manifest counts 142 addresses in five columns, with the types of resource at their ends.
    expect(await addressesOf(open(file))).toBe(142);
    // Without those they are 84.
    expect(production).toHaveLength(84);
  });
});

/** Distinct addresses in the five columns of production base URLs, as they are published. */
async function addressesOf(list: ReturnType<typeof open>): Promise<number> {
  const found = new Set<string>();
  for await (const { cells, number } of readCsv(list)) {
    if (number <= 2) continue;
    for (const column of [5, 6, 7, 8, 22]) {
      for (const url of findUrls(cells[column] ?? '')) {
        const read = endpointKey(url);
        found.add('problem' in read ? url : read.key);
      }
    }
  }
  return found.size;
}
