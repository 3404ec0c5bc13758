/**
 * How much memory and time a User-access Brands bundle of the size of Epic's takes to read (about 100 MB, 90,000
 * sites), as a ratio to the bare streaming parser, twice, over the same bytes in the same process.
 *
 *   node --import tsx --conditions=react-server bench/brands-memory.ts
 */
import { JSONParser } from '@streamparser/json';
import { readList } from '@/lib/directory/read-list';
import { surveyList } from '@/lib/directory/survey-list';
import { brandsBundle, epicLike } from '@/lib/directory/testing/brands-bundle';

const megabyte = 1_048_576;
let peak = 0;
const residentMegabytes = () => process.memoryUsage().rss / megabyte;

/** The bundle, with a look at the memory between chunks. */
async function* watched(): AsyncGenerator<Uint8Array> {
  for await (const chunk of brandsBundle(epicLike)) {
    yield chunk;
    peak = Math.max(peak, residentMegabytes());
  }
}

async function seconds(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
}

let bytes = 0;
const generating = await seconds(async () => {
  for await (const chunk of brandsBundle(epicLike)) bytes += chunk.byteLength;
});
const size = bytes / megabyte;

async function parseOnly(): Promise<void> {
  const parser = new JSONParser({ paths: ['$.entry.*'], keepStack: false });
  parser.onValue = () => undefined;
  for await (const chunk of watched()) parser.write(chunk);
}

const bare =
  (await seconds(async () => {
    await parseOnly();
    await parseOnly();
  })) -
  2 * generating;
const barePeak = peak;
peak = 0;

let report = '';
const ours =
  (await seconds(async () => {
    const found = await surveyList(readList(watched, { format: 'fhir-bundle' }));
    report = `${found.organizations} organizations, ${found.endpoints} endpoints, ${found.links} links`;
  })) -
  2 * generating;

console.log(`bundle: ${size.toFixed(0)} MB, ${report}`);
console.log(`bare parser, two passes: ${bare.toFixed(1)} s, peak RSS ${barePeak.toFixed(0)} MB`);
console.log(
  `readList: ${ours.toFixed(1)} s (${(size / ours).toFixed(1)} MB/s), peak RSS ${peak.toFixed(0)} MB, ratio ${(ours / bare).toFixed(2)}`,
);
