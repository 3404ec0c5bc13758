import type http from 'node:http';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ExchangeSchema, type Exchange } from '@/lib/protocol/exchange';
import type { HttpRequest, HttpResult } from '@/lib/protocol/transport';
import { parseAllowList } from './allow-list';
import { NetFailure } from './net-failure';
import { openTransport, type TransportOptions } from './open-transport';
import { createPolicy } from './policy';
import { bodyOf, startHttp, startTcp, type TestServer } from './testing/servers';

const open: TestServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(handler: http.RequestListener): Promise<TestServer> {
  const server = await startHttp(handler);
  open.push(server);
  return server;
}

async function serveTcp(handler: Parameters<typeof startTcp>[0]): Promise<TestServer> {
  const server = await startTcp(handler);
  open.push(server);
  return server;
}

/** For servers that answer: they may be slow because the machine is busy. */
const patient = { connectMs: 5000, headersMs: 10_000, totalMs: 20_000 };
/** For servers that do not. */
const quick = { connectMs: 400, headersMs: 400, totalMs: 1000 };

interface Sent {
  result: HttpResult;
  exchanges: Exchange[];
  started: { exchangeId: string; url: string; method: string }[];
}

type Wishes = Partial<TransportOptions> & { allow?: string; portalUrl?: string };

async function send(
  request: Partial<HttpRequest> & { url: string },
  wishes: Wishes = {},
): Promise<Sent> {
  const { allow = '127.0.0.1', portalUrl = 'http://localhost:3000', ...options } = wishes;
  const exchanges: Exchange[] = [];
  const started: Sent['started'] = [];
  const transport = openTransport({
    signal: new AbortController().signal,
    limits: patient,
    policy: createPolicy({ allow: parseAllowList(allow), portalUrl, portalPort: 3000 }),
    onStart: (start) => void started.push(start),
    onExchange: (exchange) => void exchanges.push(ExchangeSchema.parse(exchange)),
    ...options,
  });
  const result = await transport({
    purpose: 'fhir',
    method: 'GET',
    headers: {},
    redirect: 'follow',
    ...request,
  });
  expect(started.map((one) => one.exchangeId)).toEqual(exchanges.map((one) => one.id));
  expect(result.exchangeId).toBe(exchanges.at(-1)?.id);
  expect(result.failure).toEqual(exchanges.at(-1)?.failure ?? null);
  return { result, exchanges, started };
}

const code = ({ result }: Sent) =>
  result.response ? `answered ${result.response.status}` : result.failure.code;
const text = ({ result }: Sent) =>
  result.response ? Buffer.from(result.response.body).toString() : null;

describe('an ordinary request', () => {
  it('hands back the answer and records both sides', async () => {
    const server = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        response.writeHead(201, 'Made', {
          'content-type': 'application/json',
          'x-twice': ['a', 'b'],
        });
        response.end(JSON.stringify({ got: body, headers: request.rawHeaders }));
      });
    });
    const sent = await send({
      url: `${server.url}/a?b=c#fragment`,
      method: 'POST',
      body: 'hällo',
      headers: {
        'content-type': 'text/plain',
        accept: '*/*',
        host: 'evil.example',
        'transfer-encoding': 'chunked',
      },
    });
    expect(sent.result.response).toMatchObject({
      status: 201,
      statusText: 'Made',
      url: `${server.url}/a?b=c`,
      headers: { 'content-type': 'application/json', 'x-twice': 'b' },
    });
    const { got, headers } = JSON.parse(text(sent) ?? '') as { got: string; headers: string[] };
    expect(got).toBe('hällo');
    const [exchange] = sent.exchanges;
    expect(exchange?.request.headers.flat()).toEqual(headers);
    expect(exchange?.request.headers).toContainEqual(['host', `127.0.0.1:${server.port}`]);
    expect(exchange?.request.headers).toContainEqual(['user-agent', 'Onramp/0.1']);
    expect(exchange?.request.body).toMatchObject({ text: 'hällo', bytes: 6 });
    expect(exchange?.response?.headers.filter(([name]) => name === 'x-twice')).toHaveLength(2);
    expect(exchange).toMatchObject({
      remoteAddress: `127.0.0.1:${server.port}`,
      tls: null,
      failure: null,
    });
    expect(exchange?.timings?.dnsMs).toBeNull();
    expect(exchange?.timings?.tlsMs).toBeNull();
    for (const ms of [
      exchange?.timings?.connectMs,
      exchange?.timings?.firstByteMs,
      exchange?.timings?.bodyMs,
    ]) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(exchange?.timings?.totalMs ?? 0);
    }
    expect(server.seen[0]?.url).toBe('/a?b=c');
  });

  it.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['deflate', zlib.deflateRawSync],
    ['br', zlib.brotliCompressSync],
    ['br, gzip', (body: Buffer) => zlib.gzipSync(zlib.brotliCompressSync(body))],
  ])('undoes %s', async (encoding, compress) => {
    const plain = 'compress me '.repeat(100);
    const wire = compress(Buffer.from(plain));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding, 'content-type': 'text/plain' });
      response.end(wire);
    });
    const sent = await send({ url: server.url });
    expect(text(sent)).toBe(plain);
    expect(sent.exchanges[0]?.response?.body).toMatchObject({
      bytes: plain.length,
      wireBytes: wire.length,
    });
  });

  it('takes answers without a body', async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.url === '/none' ? 204 : 200, { 'content-encoding': 'gzip' });
      response.end();
    });
    expect(code(await send({ url: `${server.url}/none` }))).toBe('answered 204');
    expect(code(await send({ url: `${server.url}/empty` }))).toBe('answered 200');
    expect(code(await send({ url: server.url, method: 'HEAD' }))).toBe('answered 200');
  });

  it('hands an HTML page back as it is', async () => {
    const server = await serve((_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    });
    const sent = await send({ url: server.url });
    expect([code(sent), text(sent)]).toEqual(['answered 502', '<h1>Bad gateway</h1>']);
  });

  it('gives bytes that own their buffer', async () => {
    const server = await serve((_, response) => void response.end(Buffer.from([1, 2, 3])));
    const { result } = await send({ url: server.url });
    expect(result.response?.body.buffer.byteLength).toBe(3);
  });
});

describe('names', () => {
  it('tries all addresses in turn: localhost may be ::1 first', async () => {
    const server = await serve((_, response) => void response.end('ok'));
    const sent = await send(
      { url: `http://localhost:${server.port}/` },
      { allow: 'localhost', resolve: () => Promise.resolve(['::1', '127.0.0.1']) },
    );
    expect(text(sent)).toBe('ok');
    expect(sent.exchanges[0]?.timings?.dnsMs).toBeGreaterThanOrEqual(0);
  });

  it('reaches the sandbox of the portal by its public address', async () => {
    const server = await serve((_, response) => void response.end('ok'));
    const portalUrl = `http://localhost:${server.port}`;
    const at = (path: string) => send({ url: portalUrl + path }, { allow: '', portalUrl });
    expect(code(await at('/sandbox/harbor'))).toBe('answered 200');
    expect(code(await at('/sandbox/../api/v1/me'))).toBe('policy.portal');
    expect(code(await at('/api/v1/me'))).toBe('policy.portal');
    expect(server.seen).toHaveLength(1);
  });

  it('looks a name up once and connects to what it judged: a second answer leads nowhere', async () => {
    const server = await serve((_, response) => void response.end('internal'));
    const answers = [['127.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const resolve = () =>
      Promise.resolve(asked++ === 0 ? ['8.8.8.8', '10.0.0.1'] : (answers.pop() ?? []));
    const url = `http://rebind.example:${server.port}/`;
    for (let i = 0; i < 3; i += 1) {
      const sent = await send({ url }, { allow: '', resolve });
      expect(sent.result.failure).toEqual({
        layer: 'policy',
        code: 'policy.private-address',
        message: 'The address is not public, and the portal calls public addresses only.',
      });
      expect(sent.exchanges[0]).toMatchObject({
        remoteAddress: null,
        timings: null,
        response: null,
      });
      expect(JSON.stringify(sent.exchanges)).not.toMatch(/127\.0\.0\.1|10\.0\.0\.1/);
    }
    expect(asked).toBe(3);
    expect(server.seen).toEqual([]);
  });

  it('judges who is at the other end of the connection, too', async () => {
    const server = await serve((_, response) => void response.end('internal'));
    const judged: string[] = [];
    const policy = {
      checkUrl: () => undefined,
      checkAddress: (_: URL, address: string) => {
        judged.push(address);
        if (judged.length > 1) throw new NetFailure('policy', 'private-address', 'no');
      },
    };
    const url = `http://rebind.example:${server.port}/`;
    const resolve = () => Promise.resolve(['127.0.0.1']);
    expect(code(await send({ url }, { policy, resolve }))).toBe('policy.private-address');
    expect(judged).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(server.seen).toEqual([]);
  });

  it('says when a name does not exist, cannot be looked up, or takes too long', async () => {
    const failing = (errorCode: string) => () =>
      Promise.reject(Object.assign(new Error(), { code: errorCode }));
    const url = 'https://nowhere.example/';
    expect(code(await send({ url }, { resolve: failing('ENOTFOUND') }))).toBe('dns.not-found');
    expect(code(await send({ url }, { resolve: failing('EAI_AGAIN') }))).toBe('dns.failed');
    expect(code(await send({ url }, { resolve: () => Promise.resolve([]) }))).toBe('dns.not-found');
    expect(
      code(await send({ url }, { resolve: () => new Promise(() => undefined), limits: quick })),
    ).toBe('timeout.dns');
  });
});

describe('forbidden destinations', () => {
  it.each([
    ['http://169.254.169.254/latest/', 'policy.private-address'],
    ['http://2130706433/', 'policy.private-address'],
    ['http://[::ffff:7f00:1]/', 'policy.private-address'],
    ['http://user:pw@127.0.0.1/', 'policy.user-info'],
    ['file:///etc/passwd', 'policy.scheme'],
    ['gopher://127.0.0.1:70/', 'policy.scheme'],
    ['not a url', 'policy.url'],
    ['', 'policy.url'],
  ])('are refused and recorded: %s', async (url, expected) => {
    const sent = await send({ url }, { allow: '' });
    expect(code(sent)).toBe(expected);
    expect(sent.exchanges[0]).toMatchObject({ response: null, remoteAddress: null, timings: null });
    expect(JSON.stringify(sent)).not.toContain(':pw@');
  });
});

describe('redirects', () => {
  const redirectTo = (location: string, status = 302) =>
    serve((_, response) => void response.writeHead(status, { location }).end());

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'policy.private-address'],
    ['http://[::1]/', 'policy.private-address'],
    ['file:///etc/passwd', 'policy.scheme'],
    ['http://a:b@127.0.0.1/', 'policy.user-info'],
    ['//localhost:3000/api/v1/me', 'policy.portal'],
    ['http://[broken', 'http.location'],
  ])('to %s end there', async (location, expected) => {
    const server = await redirectTo(location);
    const sent = await send({ url: server.url }, { allow: `127.0.0.1:${server.port}` });
    expect(code(sent)).toBe(expected);
    expect(sent.exchanges).toHaveLength(2);
    expect(sent.exchanges[0]).toMatchObject({ response: { status: 302 }, failure: null });
    expect(sent.exchanges[1]).toMatchObject({
      redirectedFrom: sent.exchanges[0]?.id,
      response: null,
      remoteAddress: null,
    });
  });

  it('to another port of the same host end there when only one port is allowed', async () => {
    const inner = await serve((_, response) => void response.end('internal'));
    const outer = await redirectTo(`${inner.url}/admin`);
    const sent = await send({ url: outer.url }, { allow: `127.0.0.1:${outer.port}` });
    expect(code(sent)).toBe('policy.private-address');
    expect(inner.seen).toEqual([]);
  });

  it('are followed up to five times, each one recorded', async () => {
    const server = await serve((request, response) => {
      const n = Number(request.url?.slice(1));
      if (n === 0) response.end('there');
      else response.writeHead(301, { location: `/${n - 1}` }).end();
    });
    const five = await send({ url: `${server.url}/5` });
    expect(text(five)).toBe('there');
    expect(five.result.response?.url).toBe(`${server.url}/0`);
    expect(five.exchanges.map((one) => one.redirectedFrom)).toEqual([
      null,
      ...five.exchanges.slice(0, 5).map((one) => one.id),
    ]);
    const six = await send({ url: `${server.url}/6` });
    expect(code(six)).toBe('limit.redirects');
    expect(six.exchanges).toHaveLength(7);
    const loop = await redirectTo('/');
    expect(code(await send({ url: loop.url }))).toBe('limit.redirects');
    expect(loop.seen).toHaveLength(6);
  });

  it('are handed back when they are to be followed by hand, or lead nowhere', async () => {
    const server = await redirectTo('/next');
    const sent = await send({ url: server.url, redirect: 'manual' });
    expect(sent.result.response).toMatchObject({ status: 302, headers: { location: '/next' } });
    const aimless = await serve((_, response) => void response.writeHead(302).end());
    expect(code(await send({ url: aimless.url }))).toBe('answered 302');
    const unchanged = await redirectTo('/next', 304);
    expect(code(await send({ url: unchanged.url }))).toBe('answered 304');
  });

  it('leave credentials behind when the origin changes, and say so', async () => {
    const other = await serve((_, response) => void response.end('ok'));
    const server = await redirectTo(`${other.url}/x`);
    const headers = {
      Authorization: 'Bearer t',
      Cookie: 'a=b',
      DPoP: 'p',
      'X-Api-Key': 'k',
      'Proxy-Authorization': 'q',
      Accept: 'a/b',
    };
    const sent = await send({ url: server.url, headers });
    expect(code(sent)).toBe('answered 200');
    expect(sent.exchanges[1]?.droppedHeaders.sort()).toEqual([
      'Authorization',
      'Cookie',
      'DPoP',
      'Proxy-Authorization',
      'X-Api-Key',
    ]);
    const got = other.seen[0]?.headers ?? {};
    expect(Object.keys(got)).not.toEqual(expect.arrayContaining(['authorization']));
    for (const name of Object.keys(headers)) {
      expect(got[name.toLowerCase()]).toBe(name === 'Accept' ? 'a/b' : undefined);
    }
  });

  it('take credentials along within the origin', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/in' }).end();
      else response.end(request.headers.authorization);
    });
    const sent = await send({ url: server.url, headers: { authorization: 'Bearer t' } });
    expect(text(sent)).toBe('Bearer t');
    expect(sent.exchanges[1]?.droppedHeaders).toEqual([]);
  });

  it.each([
    [301, 'POST', 'GET '],
    [302, 'POST', 'GET '],
    [303, 'POST', 'GET '],
    [303, 'PUT', 'GET '],
    [301, 'PUT', 'PUT data'],
    [307, 'POST', 'POST data'],
    [308, 'POST', 'POST data'],
  ])('with %i after %s become %s', async (status, method, expected) => {
    const server = await serve((request, response) => {
      if (request.url === '/') return void response.writeHead(status, { location: '/in' }).end();
      void bodyOf(request).then((body) => response.end(`${request.method} ${body}`));
    });
    const sent = await send({
      url: server.url,
      method,
      body: 'data',
      headers: { 'content-type': 'text/plain' },
    });
    expect(text(sent)).toBe(expected);
    const hasType = sent.exchanges[1]?.request.headers.some(([name]) => name === 'content-type');
    expect(hasType).toBe(!expected.startsWith('GET'));
  });

  it('never take a body to another origin', async () => {
    const other = await serve((_, response) => void response.end('ok'));
    const kept = await redirectTo(`${other.url}/x`, 307);
    expect(code(await send({ url: kept.url, method: 'POST', body: 'secret' }))).toBe(
      'policy.cross-origin-body',
    );
    expect(other.seen).toEqual([]);
    const turned = await redirectTo(`${other.url}/x`, 303);
    expect(code(await send({ url: turned.url, method: 'POST', body: 'secret' }))).toBe(
      'answered 200',
    );
    expect(other.seen[0]?.method).toBe('GET');
  });
});

describe('servers that misbehave', () => {
  it('nothing accepts the connection', async () => {
    const server = await startTcp(() => undefined);
    await server.close();
    const sent = await send({ url: server.url });
    expect(code(sent)).toBe('connect.refused');
    expect(sent.exchanges[0]?.timings?.totalMs).toBeGreaterThan(0);
  });

  it.each<[string, Parameters<typeof startTcp>[0], string]>([
    ['never answers', () => undefined, 'timeout.headers'],
    [
      'sends its headers forever, byte by byte',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nx: ');
        const timer = setInterval(() => socket.write('a'), 20);
        socket.once('close', () => clearInterval(timer));
      },
      'timeout.headers',
    ],
    [
      'stops within the body',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
      },
      'timeout.total',
    ],
    [
      'sends its body forever, byte by byte',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const timer = setInterval(() => socket.write('a'), 20);
        socket.once('close', () => clearInterval(timer));
      },
      'timeout.total',
    ],
    ['closes at once', (socket) => socket.end(), 'http.closed'],
    ['resets', (socket) => void socket.once('data', () => socket.resetAndDestroy()), 'http.closed'],
    [
      'resets within the body',
      (socket) =>
        void socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
          setTimeout(() => socket.resetAndDestroy(), 50);
        }),
      'http.truncated',
    ],
    [
      'closes within the body',
      (socket) => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
      },
      'http.truncated',
    ],
    [
      'closes within a chunk',
      (socket) => {
        socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab');
      },
      'http.truncated',
    ],
    [
      'speaks another protocol',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      'http.malformed',
    ],
    ['sends garbage', (socket) => socket.end(Buffer.from([0, 1, 2, 255])), 'http.malformed'],
    [
      'sends a broken chunk',
      (socket) => {
        socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\nab\r\n');
      },
      'http.malformed',
    ],
    [
      'switches protocols',
      (socket) => {
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        );
      },
      'http.upgrade',
    ],
    [
      'has endless headers',
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(70_000)}\r\n\r\n`);
      },
      'limit.headers',
    ],
    [
      'sends interim answers forever',
      (socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20);
        socket.once('close', () => clearInterval(timer));
      },
      'timeout.headers',
    ],
  ])('%s', async (_, handler, expected) => {
    const server = await serveTcp((socket) => {
      socket.on('error', () => undefined);
      handler(socket);
    });
    const limits = expected.startsWith('timeout') ? quick : patient;
    const sent = await send({ url: server.url }, { limits });
    expect(code(sent)).toBe(expected);
    const kept = sent.exchanges[0]?.response;
    // What came of the head is shown; half a body is not kept.
    if (/total|truncated/.test(expected))
      expect(kept).toMatchObject({ status: 200, body: { text: null } });
  });

  it('a redirect does not win time', async () => {
    const server = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `/${Math.random()}` }).end(), 300);
    });
    const startedAt = performance.now();
    // The answers come in time each for itself, on a busy machine too: only the total may end it.
    expect(code(await send({ url: server.url }, { limits: { ...patient, totalMs: 700 } }))).toBe(
      'timeout.total',
    );
    expect(performance.now() - startedAt).toBeLessThan(1400);
  });
});

describe('limits on size', () => {
  const limits = { ...patient, responseBytes: 100_000 };

  it('end a body that is announced or turns out too large', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': 200_000 });
      response.end(Buffer.alloc(200_000));
    });
    expect(code(await send({ url: `${server.url}/announced` }, { limits }))).toBe('limit.body');
    expect(code(await send({ url: server.url }, { limits }))).toBe('limit.body');
    expect(code(await send({ url: server.url, maxBytes: 300_000 }, { limits }))).toBe('limit.body');
    expect(
      code(await send({ url: server.url }, { limits: { ...limits, responseBytes: 200_000 } })),
    ).toBe('answered 200');
  });

  it('heed what the request says when it is smaller', async () => {
    const server = await serve((_, response) => void response.end('x'.repeat(101)));
    expect(code(await send({ url: server.url, maxBytes: 100 }))).toBe('limit.body');
    expect(code(await send({ url: server.url, maxBytes: 101 }))).toBe('answered 200');
  });

  it.each([
    ['gzip', zlib.gzipSync(Buffer.alloc(50_000_000))],
    [
      'br',
      zlib.brotliCompressSync(Buffer.alloc(50_000_000), {
        params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
    ],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(Buffer.alloc(50_000_000)))],
    ['gzip', Buffer.concat(Array.from({ length: 6000 }, () => zlib.gzipSync('')))],
  ])('stop a bomb in %s', async (encoding, wire) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(wire);
    });
    const before = process.memoryUsage().arrayBuffers;
    const sent = await send({ url: server.url }, { limits });
    expect(code(sent)).toBe('limit.body');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('do not take broken or unknown compression', async () => {
    const server = await serve((request, response) => {
      response
        .writeHead(200, { 'content-encoding': request.url?.slice(1) ?? '' })
        .end('no such thing');
    });
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip,gzip,gzip,gzip']) {
      expect(code(await send({ url: `${server.url}/${encoding}` }))).toBe('http.encoding');
    }
  });

  it('keep a request from being sent when it is too large', async () => {
    const server = await serve((_, response) => void response.end());
    const big = { url: server.url, method: 'POST', body: 'x'.repeat(300_000) };
    expect(code(await send(big))).toBe('limit.request');
    expect(server.seen).toEqual([]);
  });

  it('keep a request from being sent that would be two', async () => {
    const server = await serve((_, response) => void response.end());
    const sent = await send({
      url: server.url,
      headers: { authorization: 'Bearer x\r\nx-injected: 1' },
    });
    expect(code(sent)).toBe('http.unwritable');
    expect(server.seen).toEqual([]);
  });
});

describe('cancelling', () => {
  it('ends what is under way at once and everything after it', async () => {
    const controller = new AbortController();
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half');
      setTimeout(() => controller.abort(), 50);
    });
    const startedAt = performance.now();
    const sent = await send({ url: server.url }, { signal: controller.signal });
    expect(sent.result.failure).toMatchObject({ layer: 'http', code: 'http.cancelled' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(code(await send({ url: server.url }, { signal: controller.signal }))).toBe(
      'http.cancelled',
    );
    expect(server.seen).toHaveLength(1);
  });

  it('ends a look-up and a wait for an answer too', async () => {
    const cancelSoon = () => AbortSignal.timeout(50);
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(
      code(await send({ url: 'http://slow.example/' }, { resolve, signal: cancelSoon() })),
    ).toBe('http.cancelled');
    const server = await serveTcp(() => undefined);
    expect(code(await send({ url: server.url }, { signal: cancelSoon() }))).toBe('http.cancelled');
  });
});

describe('what is recorded', () => {
  it('never holds a secret, also when the server sends it back', async () => {
    const server = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        response.setHeader('x-echo', request.headers.authorization ?? '');
        response.setHeader('set-cookie', 'session=CaN4rYcookie');
        response.end(
          JSON.stringify({
            url: request.url,
            body,
            base64: Buffer.from(body).toString('base64'),
            access_token: 'CaN4rYreceived',
          }),
        );
      });
    });
    const exchanges: Exchange[] = [];
    const urls: string[] = [];
    const transport = openTransport({
      signal: new AbortController().signal,
      policy: createPolicy({
        allow: parseAllowList('127.0.0.1'),
        portalUrl: 'http://localhost:3000',
        portalPort: 3000,
      }),
      onStart: ({ url }) => void urls.push(url),
      onExchange: (exchange) => void exchanges.push(exchange),
    });
    const first = await transport({
      purpose: 'token',
      method: 'POST',
      url: `${server.url}/token?client_secret=CaN4rYquery`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: 'Basic Y2xpZW50OkNhTjRyWWJhc2lj',
      },
      body: 'client_secret=CaN4rY%2Bform',
      redirect: 'manual',
    });
    expect(Buffer.from(first.response?.body ?? []).toString()).toContain('CaN4rYreceived');
    await transport({
      purpose: 'fhir',
      method: 'GET',
      url: `${server.url}/Patient?q=CaN4rYreceived&r=CaN4rY%2Bform`,
      headers: { authorization: 'Bearer CaN4rYreceived' },
      redirect: 'follow',
    });
    const recorded = JSON.stringify([urls, exchanges]);
    expect(recorded).not.toContain('CaN4rY');
    expect(recorded).not.toContain(Buffer.from('client:CaN4rYbasic').toString('base64').slice(8));
    expect(exchanges[1]?.request.headers.find(([name]) => name === 'authorization')?.[1]).toMatch(
      /^Bearer ‹access_token · 14 /,
    );
    const [, mask] =
      /"access_token":"(‹[^›]+›)"/.exec(exchanges[0]?.response?.body.text ?? '') ?? [];
    expect(recorded.split(mask ?? '?').length).toBeGreaterThan(3);
  });

  it('is waited for, and what breaks there is not swallowed', async () => {
    const server = await serve((_, response) => void response.end());
    const onExchange = () => Promise.reject(new Error('the store is broken'));
    await expect(send({ url: server.url }, { onExchange })).rejects.toThrow('the store is broken');
    const onStart = () => Promise.reject(new Error('the store is broken'));
    await expect(send({ url: server.url }, { onStart })).rejects.toThrow('the store is broken');
    expect(server.seen).toHaveLength(1);
  });
});
