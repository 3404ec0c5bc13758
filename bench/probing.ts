/**
 * How the probe job copes with 5,000 hosts: probes a second, memory, and the fastest that any host was asked. The hosts
 * are addresses of 127.0.0.0/8 behind one port of another process; some are slow, some ask for patience, some are dead.
 *
 *   node --import tsx --conditions=react-server bench/probing.ts [hosts]
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serving, smartDocument, startProbeHosts, statement } from '../tests/fakes/probe-hosts';

const total = Number(process.argv[2] ?? 5_000);
type Kind = 'plain' | 'slow' | 'busy' | 'dead' | 'shared';
/** Endpoints of a host that serves many. */
const tenants = 5;
const slowMs = 1_500;
/** Of a hundred hosts: five slow, three that ask for patience, five dead, two with several endpoints. */
function kindOf(index: number): Kind {
  const place = index % 100;
  if (place < 5) return 'slow';
  if (place < 8) return 'busy';
  if (place < 13) return 'dead';
  return place < 15 ? 'shared' : 'plain';
}
const addressOf = (index: number) =>
  `127.${20 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;

/** The process of the fake hosts: says its port, and in the end how it was asked. */
async function serveHosts(): Promise<void> {
  const hosts = await startProbeHosts();
  for (let index = 0; index < total; index += 1) {
    // As large as those of real servers, and different at every tenth host.
    const resource = Array.from({ length: 60 }, (_, number) => ({
      type: `Resource${number}`,
      interaction: [{ code: 'read' }, { code: 'search-type' }],
      searchParam: Array.from({ length: 12 }, (_, at) => ({
        name: `parameter-${at}`,
        type: 'token',
      })),
    }));
    const metadata = statement({
      rest: [{ mode: 'server', resource }],
      implementation: { description: `System ${index % 10 === 0 ? index : 'of many'}` },
    });
    const good = serving({ metadata, smart: smartDocument() });
    const kind = kindOf(index);
    hosts.behave(addressOf(index), (url, headers) => {
      if (kind === 'busy') return { status: 429, headers: { 'retry-after': '600' } };
      const answer = good(url, headers);
      return kind === 'slow' && typeof answer === 'object' ? { ...answer, after: slowMs } : answer;
    });
  }
  process.on('message', () => {
    let requests = 0;
    let mostAtOnce = 0;
    let worst = 0;
    for (const record of hosts.records.values()) {
      requests += record.requests.length;
      mostAtOnce = Math.max(mostAtOnce, record.mostUnderWay);
      const times = record.requests.map(({ at }) => at);
      // Beyond the burst of two: requests a second over every stretch of time.
      for (const [first, from] of times.entries()) {
        for (const [more, to] of times.slice(first).entries()) {
          if (more >= 2) worst = Math.max(worst, (more - 1) / ((to - from) / 1000));
        }
      }
    }
    process.send?.({ requests, mostAtOnce, worst });
  });
  process.send?.({ port: hosts.port });
}

interface Asked {
  requests: number;
  mostAtOnce: number;
  worst: number;
}

function nextMessage<Message>(child: ReturnType<typeof fork>): Promise<Message> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as Message)));
}

async function measure(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-bench-'));
  Object.assign(process.env, {
    DATA_DIR: folder,
    APP_URL: 'http://localhost:3000',
    OUTBOUND_ALLOW: '127.0.0.0/8',
    LOG_LEVEL: 'error',
  });
  // Only now: these read the environment.
  const { closeDb, db } = await import('@/lib/db/client');
  const { migrate } = await import('@/lib/db/migrations');
  const { startProbeJob } = await import('@/lib/domain/directory/probing/start-probe-job');
  const child = fork(fileURLToPath(import.meta.url), [String(total), 'hosts']);
  const { port } = await nextMessage<{ port: number }>(child);
  await migrate();
  const client = await db();
  const rows = Array.from({ length: total }, (_, index) => {
    const host = addressOf(index);
    const count = kindOf(index) === 'shared' ? tenants : 1;
    return Array.from({ length: count }, (_, tenant) => {
      const base = `http://${host}:${kindOf(index) === 'dead' ? 9 : port}/fhir/${tenant}`;
      const urlKey = base.replace('http:', 'https:');
      const id = `end_${index}_${tenant}`;
      return { id, baseUrl: base, host, urlKey, urlKeyLower: urlKey };
    });
  }).flat();
  for (let from = 0; from < rows.length; from += 1_000) {
    await client.fhirEndpoint.createMany({ data: rows.slice(from, from + 1_000) });
  }
  // What can be probed in one go: of a host that asks for patience or is dead the first endpoint.
  const expected = rows.length;
  const done = () => client.fhirEndpoint.count({ where: { lastProbedAt: { not: null } } });
  let peak = process.memoryUsage.rss();
  const before = peak;
  const startedAt = performance.now();
  const job = startProbeJob({
    isScheduled: true,
    refreshListings: () => Promise.resolve(),
    lookMs: 1_000,
  });
  const seconds = () => (performance.now() - startedAt) / 1000;
  let probed = 0;
  for (let turn = 1; probed < expected && seconds() < 1_200; turn += 1) {
    await pause(250);
    peak = Math.max(peak, process.memoryUsage.rss());
    if (turn % 8 === 0) probed = await done();
    if (turn % 40 === 0) console.log(`${seconds().toFixed(0)} s: ${probed} of ${expected}`);
  }
  const took = seconds();
  await job.stop();
  const requestsKept = await client.endpointProbe.count();
  const documents = await client.directoryDocument.count();
  child.send('report');
  const { requests, mostAtOnce, worst } = await nextMessage<Asked>(child);
  child.kill();
  await closeDb();
  fs.rmSync(folder, { recursive: true, force: true });
  console.log(
    `${requests} requests seen by the hosts, ${requestsKept} kept, ${documents} documents`,
  );
  const verdict = probed === expected && mostAtOnce <= 2 && worst <= 1 ? 'good' : 'BAD';
  console.log(
    `${verdict}: ${probed} endpoints of ${total} hosts in ${took.toFixed(1)} s, ${(probed / took).toFixed(0)} probes/s; peak ${(peak / 1024 ** 2).toFixed(0)} MB RSS (${(before / 1024 ** 2).toFixed(0)} MB before); worst host: ${mostAtOnce} at once, ${worst.toFixed(2)} requests/s beyond the burst`,
  );
  process.exitCode = verdict === 'good' ? 0 : 1;
}

if (process.argv[3] === 'hosts') await serveHosts();
else await measure();
