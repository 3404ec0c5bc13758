/**
 * How long searches of the directory take, beside the bare query for the same 25 listings in the same process: what
 * understanding, mending, ranking, counting and facets cost on top. Fills an empty database with made-up entries first
 * (and keeps them for the next run): embedded under DATA_DIR, or in the PostgreSQL of DATABASE_URL.
 *
 *   DATA_DIR=/tmp/bench node --import tsx --conditions=react-server bench/directory-search.ts --listings 100000
 *   … --http http://localhost:3000/api/v1/workspaces/demo/directory --token TOKEN   asks a running portal instead
 */
import { parseArgs } from 'node:util';
import { closeDb, db } from '@/lib/db/client';
import { migrate } from '@/lib/db/migrations';
import { normalizeName } from '@/lib/directory/normalize/names';
import { filterQuery } from '@/lib/directory/search/lexemes';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import { searchDirectory, understand } from '@/lib/domain/directory/search/search-directory';
import { settleListings } from '@/lib/domain/directory/search/settle-listings';
import { conditionOf } from '@/lib/domain/directory/search/read-hits';
import { DirectoryQuerySchema, type DirectoryQuery } from '@/lib/schemas/directory';

const { values: options } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    searches: { type: 'string', default: '200' },
    http: { type: 'string' },
    token: { type: 'string', default: '' },
  },
});
const listings = Number(options.listings);
const perBatch = 2_000;

/** The same numbers in every run. */
let seed = 42;
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
const below = (count: number) => Math.floor(random() * count);
const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
/** The first are picked far more often than the last, as words are used. */
const pickZipf = <T>(items: readonly T[]): T => items[Math.floor(items.length ** random()) - 1]!;

const syllables =
  'ka lo mer vin ston dale ber ring wood ash hol der mar ten cre field lan sor bel gra nor wick'.split(
    ' ',
  );
const syllable = () => pick(syllables);
const surnames = Array.from(
  { length: 30_000 },
  () => syllable() + syllable() + (random() < 0.6 ? syllable() : ''),
);
const towns = Array.from({ length: 8_000 }, () =>
  `${syllable()}${syllable()} ${pick(['city', 'falls', 'springs', '', '', ''])}`.trim(),
);
const kinds =
  'health medical clinic center family associates hospital care medicine pediatrics group of physicians regional surgery orthopedics dental cardiology internal womens county memorial community services university st eye therapy urgent valley foundation dermatology oncology system'.split(
    ' ',
  );
const states =
  'CA TX FL NY PA IL OH GA NC MI NJ VA WA AZ MA TN IN MO MD WI CO MN SC AL LA KY OR OK CT UT'.split(
    ' ',
  );
const vendors =
  'epic oracle-health athenahealth eclinicalworks meditech nextgen veradigm advancedmd'.split(' ');
const statuses = [
  'not-checked',
  'working',
  'working',
  'working',
  'degraded',
  'unreachable',
  'never-worked',
];

function makeName(): string {
  const words = Array.from({ length: 1 + below(3) }, () => pickZipf(kinds));
  return [pick([pickZipf(surnames), pickZipf(towns)]), ...words].join(' ');
}

interface Made {
  id: string;
  name: string;
  nameNorm: string;
  city: string;
  state: string;
  zip: string;
  npi: string;
  endpoint: string;
  url: string;
  host: string;
  vendor: string;
  family: string;
  status: string;
}

/** A third of the organizations share bases, as the tenants of a hosted record system do. */
function make(index: number): Made {
  const name = makeName();
  const isShared = index % 3 === 0;
  const base = isShared
    ? Math.floor(pickZipf(Array.from({ length: 500 }, (_, at) => at + 1)))
    : index;
  const vendor = vendors[base % vendors.length]!;
  const host =
    isShared || random() < 0.7
      ? `fhir${base % 20}.${vendor}.example`
      : `fhir.${normalizeName(name).replaceAll(' ', '')}.example`;
  const url = `https://${host}/${isShared ? 'shared' : 'tenant'}/${base}/r4`;
  return {
    id: `org_${index}`,
    name,
    nameNorm: normalizeName(name),
    city: pickZipf(towns),
    state: pickZipf(states),
    zip: String(10_000 + below(89_000)),
    npi: String(1_000_000_000 + index),
    endpoint: `end_${isShared ? 's' : 't'}${base}`,
    url,
    host,
    vendor,
    family: random() < 0.9 ? 'r4' : 'dstu2',
    status: statuses[base % statuses.length]!,
  };
}

/** Takes the indexes of what is filled away and returns what puts them back: made at once they take a tenth of the time. */
async function withoutIndexes(): Promise<() => Promise<void>> {
  const client = await db();
  const indexes = await client.$queryRaw<{ name: string; definition: string }[]>`
    SELECT "indexname" AS "name", "indexdef" AS "definition" FROM pg_indexes
    WHERE "tablename" = 'DirectoryListing' AND "indexdef" LIKE '%USING gin%'`;
  for (const { name } of indexes) await client.$executeRawUnsafe(`DROP INDEX "${name}"`);
  return async () => {
    for (const { definition } of indexes) await client.$executeRawUnsafe(definition);
  };
}

async function fill(): Promise<void> {
  const client = await db();
  await client.directorySource.createMany({
    data: [{ id: 'bench', name: 'Made up', publisher: 'bench', kind: 'operator' }],
    skipDuplicates: true,
  });
  await client.directoryVendor.createMany({
    data: vendors.map((key) => ({ key, name: key, aliases: [] })),
    skipDuplicates: true,
  });
  const started = performance.now();
  const putBack = await withoutIndexes();
  let refreshing = 0;
  for (let from = 0; from < listings; from += perBatch) {
    const made = Array.from({ length: Math.min(perBatch, listings - from) }, (_, at) =>
      make(from + at),
    );
    await client.$transaction(
      async (tx) => {
        const rows = JSON.stringify(made);
        await tx.$executeRaw`
        WITH rows AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r (
          "id" text, "name" text, "nameNorm" text, "city" text, "state" text, "zip" text, "npi" text, "endpoint" text,
          "url" text, "host" text, "vendor" text, "family" text, "status" text)),
        organizations AS (
          INSERT INTO "Organization" ("id", "name", "nameNorm", "kind", "npis", "city", "state", "zip")
          SELECT "id", "name", "nameNorm", 'provider', ARRAY["npi"], "city", "state", "zip" FROM rows),
        places AS (
          INSERT INTO "OrganizationLocation" ("organizationId", "sourceId", "key", "city", "state", "zip")
          SELECT "id", 'bench', "id", "city", "state", "zip" FROM rows),
        endpoints AS (
          INSERT INTO "FhirEndpoint" ("id", "baseUrl", "urlKey", "urlKeyLower", "host", "fhirFamily", "vendor", "status")
          SELECT DISTINCT ON ("endpoint") "endpoint", "url", "url", "url", "host", "family", "vendor", "status" FROM rows
          ON CONFLICT DO NOTHING)
        INSERT INTO "EndpointLink" ("organizationId", "endpointId", "sourceId", "relation", "evidence", "snapshotId")
        SELECT "id", "endpoint", 'bench', 'serves', 'row', 'bench' FROM rows`;
        const at = performance.now();
        await refreshListings(tx, { organizationIds: made.map(({ id }) => id), endpointIds: [] });
        refreshing += performance.now() - at;
      },
      { timeout: 120_000 },
    );
    if (from % 100_000 === 0)
      console.log(
        `${from + made.length} entries after ${Math.round((performance.now() - started) / 1000)} s`,
      );
  }
  const settling = performance.now();
  await putBack();
  await settleListings(client);
  console.log(
    `filled in ${((performance.now() - started) / 1000).toFixed(1)} s: refreshListings ${(refreshing / listings).toFixed(3)} ms an entry without inverted indexes, these and settleListings ${((performance.now() - settling) / 1000).toFixed(1)} s`,
  );
}

const misspell = (word: string) => {
  const at = 1 + below(Math.max(word.length - 2, 1));
  return random() < 0.5
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
};

/** What people type, by kind of search. */
const searches: Record<string, () => Record<string, unknown>> = {
  everything: () => ({}),
  facets: () => ({ vendor: pick(vendors), state: pickZipf(states) }),
  'broad word': () => ({ q: pickZipf(kinds) }),
  'broad, filtered': () => ({ q: pickZipf(kinds), state: pickZipf(states), status: 'working' }),
  'two broad words': () => ({ q: `${pickZipf(kinds)} ${pickZipf(kinds)}` }),
  name: () => ({ q: makeName() }),
  'name being typed': () => ({ q: makeName().slice(0, 8) }),
  misspelled: () => ({ q: makeName().split(' ').map(misspell).join(' ') }),
  'nothing like it': () => ({ q: `${misspell(makeName())} qqxzzy` }),
  'name in a state': () => ({ q: `${pickZipf(surnames)} clinic ${pickZipf(states)}` }),
  npi: () => ({ q: String(1_000_000_000 + below(listings)) }),
  zip: () => ({ q: String(10_000 + below(89_000)) }),
  url: () => ({
    q: `https://fhir1.${pick(vendors)}.example/tenant/${below(listings)}/r4/metadata`,
  }),
  host: () => ({ q: `fhir${below(20)}.${pick(vendors)}.example` }),
};

async function ask(query: DirectoryQuery): Promise<void> {
  if (!options.http) {
    await searchDirectory(query);
    return;
  }
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  );
  const response = await fetch(`${options.http}?${parameters}`, {
    headers: { authorization: `Bearer ${options.token}` },
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** The 25 weightiest listings of the same match, and nothing else. */
async function askBare(query: DirectoryQuery): Promise<number> {
  const client = await db();
  return client.$transaction(async (tx) => {
    const { match, chosen } = await understand(tx, query);
    const condition = conditionOf(match, filterQuery(chosen), false);
    const started = performance.now();
    await tx.$queryRaw`
      SELECT l."id" FROM "DirectoryListing" l WHERE ${condition}
      ORDER BY l."weight" DESC, char_length(l."nameNorm") LIMIT 25`;
    return performance.now() - started;
  });
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0)
    .toFixed(1)
    .padStart(8);
}

function print(name: string, times: readonly number[], bare: readonly number[]): void {
  const ends = (of: readonly number[]) => `${quantile(of, 0.5)} ${quantile(of, 0.95)}`;
  console.log(`${name.padEnd(18)} ${ends(times)}   ${bare.length > 0 ? ends(bare) : ''}`);
}

if (!options.http) {
  await migrate();
  const count = await (await db()).directoryListing.count();
  if (count < listings) await fill();
}
const kindsOfSearch = Object.entries(searches);
const measured = new Map<string, { times: number[]; bare: number[] }>();
for (let index = 0; index < Number(options.searches); index += 1) {
  const [name, makeQuery] = kindsOfSearch[index % kindsOfSearch.length]!;
  const query = DirectoryQuerySchema.parse(makeQuery());
  const { times, bare } = measured.get(name) ?? { times: [], bare: [] };
  const started = performance.now();
  await ask(query);
  times.push(performance.now() - started);
  if (!options.http) bare.push(await askBare(query));
  measured.set(name, { times, bare });
}
console.log(
  `${'milliseconds'.padEnd(18)} ${'p50'.padStart(8)} ${'p95'.padStart(8)}   bare p50      p95`,
);
for (const [name, { times, bare }] of measured) print(name, times, bare);
const all = [...measured.values()];
print(
  'all',
  all.flatMap(({ times }) => times),
  all.flatMap(({ bare }) => bare),
);
if (!options.http) await closeDb();
