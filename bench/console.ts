/**
 * What a FHIR request costs through the console (streamed, checked, redacted, kept) against the same request made
 * directly, for answers of 1 KB, 1 MB and 50 MB; how soon the first event of a run is there; and the memory of the
 * portal meanwhile. The portal is the production build with an embedded database, in processes of its own, and the FHIR
 * server is another.
 *
 *   node --import tsx bench/console.ts
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openAnswerHost } from '../tests/e2e/answer-host';
import { largeBundle } from '../tests/e2e/large-bundle';
import { watchMemory } from './lib/group-memory';
import { runClient } from './lib/run-client';
import { startBenchPortal } from './lib/start-bench-portal';
import { inWords, percentile } from './lib/statistics';

const hostPort = 4_998;
const base = `http://127.0.0.1:${hostPort}/fhir`;
const sizes = [
  { name: '1 KB', path: 'small', bytes: 1_000, rounds: 100 },
  { name: '1 MB', path: 'middle', bytes: 1_000_000, rounds: 30 },
  { name: '50 MB', path: 'large', bytes: 50_000_000, rounds: 5 },
];

/** The process of the FHIR server: says when it listens. */
async function serve(): Promise<void> {
  const answers = sizes.map(({ path, bytes }) => {
    const answer = { type: 'application/fhir+json', body: largeBundle(bytes) };
    return [path, answer] as const;
  });
  await openAnswerHost(Object.fromEntries(answers), hostPort);
  process.send?.('ready');
}

async function direct(path: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${base}/${path}`, { headers: { accept: 'application/fhir+json' } });
  if (!response.ok) throw new Error(`${response.status}`);
  for await (const chunk of response.body ?? []) void chunk;
  return performance.now() - start;
}

async function measure(): Promise<void> {
  const host = fork(fileURLToPath(import.meta.url), ['serve']);
  await new Promise((resolve) => host.once('message', resolve));
  const portal = await startBenchPortal({ OUTBOUND_ALLOW: `127.0.0.1:${hostPort}` });
  try {
    const run = runClient(portal.url, portal.token);
    const firsts: number[] = [];
    for (const { name, path, rounds } of sizes) {
      const request = { holder: base, auth: { method: 'none' }, request: { path } };
      const memory = watchMemory(portal.pid);
      const bare: number[] = [];
      const ours: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        // In turns, so that a slow moment of the machine hits both.
        const there = await direct(path);
        const { first, whole } = await run(request);
        // The first round warms up.
        if (round === -1) continue;
        bare.push(there);
        ours.push(whole);
        firsts.push(first);
      }
      const added = percentile(ours, 50) - percentile(bare, 50);
      const mib = (bytes: number) => (bytes / 1_048_576).toFixed(0);
      console.log(
        `${name}: ${inWords(ours)}, directly ${inWords(bare)}, added ${added.toFixed(1)} ms, ratio ` +
          `${(percentile(ours, 50) / percentile(bare, 50)).toFixed(1)}; memory at most ` +
          `${mib(memory.stop())} MiB, before ${mib(memory.atStart)} MiB`,
      );
    }
    console.log(`first event of a run: ${inWords(firsts)}`);
  } finally {
    await portal.remove();
    host.kill();
  }
}

await (process.argv[2] === 'serve' ? serve() : measure());
