import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAllowList } from './allow-list';
import { openTransport, type TransportOptions } from './open-transport';
import { createPolicy } from './policy';
import { startHttp, type TestServer } from './testing/servers';

const open: TestServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const large = randomBytes(3_000_000);

/** Fetches from a server of the test with a sink. */
async function fetchInto(
  handler: RequestListener,
  options: Partial<TransportOptions> = {},
): Promise<{ outcome: string; bytes: Buffer; kept: number }> {
  const server = await startHttp(handler);
  open.push(server);
  const chunks: Uint8Array[] = [];
  const transport = openTransport({
    signal: new AbortController().signal,
    policy: createPolicy({
      allow: parseAllowList('127.0.0.1'),
      portalUrl: 'http://localhost:3000',
      portalPort: 3000,
    }),
    limits: { responseBytes: 10_000_000 },
    sink: (chunk) => {
      chunks.push(new Uint8Array(chunk));
      return Promise.resolve();
    },
    ...options,
  });
  const { response, failure } = await transport({
    purpose: 'directory-list',
    method: 'GET',
    url: `${server.url}/list`,
    headers: {},
    redirect: 'follow',
  });
  return {
    outcome: failure ? failure.code : `answered ${response.status}`,
    bytes: Buffer.concat(chunks),
    kept: response?.body.length ?? 0,
  };
}

describe('a body with a sink', () => {
  it.each([
    ['as it is', null, (bytes: Buffer) => bytes],
    ['gzip', 'gzip', (bytes: Buffer) => zlib.gzipSync(bytes)],
    ['br', 'br', (bytes: Buffer) => zlib.brotliCompressSync(bytes)],
  ])('comes piece by piece, %s, and is not kept', async (_name, encoding, wire) => {
    // Before the request: seconds of packing, in this very process, would keep the answer from coming in time.
    const packed = wire(large);
    const got = await fetchInto((_, response) => {
      response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(packed);
    });
    expect(got).toMatchObject({ outcome: 'answered 200', kept: 0 });
    expect(got.bytes.equals(large)).toBe(true);
  });

  it('is kept when the answer is not a 200: it says why there is no list', async () => {
    const got = await fetchInto((_, response) => response.writeHead(404).end('gone'));
    expect(got).toMatchObject({ outcome: 'answered 404', kept: 4 });
    expect(got.bytes).toHaveLength(0);
  });

  it.each([
    ['on the wire', null, Buffer.alloc(200_000)],
    ['out of a bomb', 'gzip', zlib.gzipSync(Buffer.alloc(50_000_000))],
  ])('ends at the limit, %s', async (_name, encoding, wire) => {
    const got = await fetchInto(
      (_, response) => {
        response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(wire);
      },
      { limits: { responseBytes: 100_000 } },
    );
    expect(got.outcome).toBe('limit.body');
    expect(got.bytes.length).toBeLessThanOrEqual(100_000);
  });

  it('says so when it breaks off or is not what it is called', async () => {
    const cut = await fetchInto((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"resourceType":');
      setTimeout(() => response.destroy(), 50);
    });
    expect(cut.outcome).toBe('http.truncated');
    const fake = await fetchInto((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    });
    expect(fake.outcome).toBe('http.encoding');
  });

  it('waits for its taker', async () => {
    let inHand = 0;
    let most = 0;
    const got = await fetchInto((_, response) => response.end(large), {
      sink: async () => {
        inHand += 1;
        most = Math.max(most, inHand);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inHand -= 1;
      },
    });
    expect([got.outcome, most]).toEqual(['answered 200', 1]);
  });

  it('is given up when it is cancelled', async () => {
    const controller = new AbortController();
    const got = await fetchInto(
      (_, response) => {
        response.writeHead(200);
        response.write('x');
      },
      {
        signal: controller.signal,
        sink: () => {
          controller.abort();
          return Promise.resolve();
        },
      },
    );
    expect(got.outcome).toBe('http.cancelled');
  });
});
