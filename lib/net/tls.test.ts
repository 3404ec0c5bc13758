import { createHash } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/protocol/exchange';
import type { HttpResult } from '@/lib/protocol/transport';
import { parseAllowList } from './allow-list';
import { openTransport } from './open-transport';
import { createPolicy } from './policy';
import { startHttp, startTcp, type TestServer } from './testing/servers';
import { issue, startTls, type Party } from './testing/tls';

const portOf = (server: https.Server) => (server.address() as AddressInfo).port;

async function get(
  url: string,
  authorities: Party[],
): Promise<{ result: HttpResult; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  const transport = openTransport({
    signal: new AbortController().signal,
    limits: { connectMs: 1000, headersMs: 1000, totalMs: 4000 },
    policy: createPolicy({
      allow: parseAllowList('127.0.0.1, tls.test, other.test'),
      portalUrl: 'http://localhost:3000',
      portalPort: 3000,
    }),
    resolve: () => Promise.resolve(['127.0.0.1']),
    authorities: authorities.map(({ certificate }) => certificate.toString('pem')),
    onExchange: (exchange) => void exchanges.push(exchange),
  });
  const result = await transport({
    purpose: 'fhir',
    method: 'GET',
    url,
    headers: {},
    redirect: 'follow',
  });
  return { result, exchanges };
}

let ca: Party;
let good: https.Server;
let goodParty: Party;
const servers: (https.Server | TestServer)[] = [];

beforeAll(async () => {
  ca = await issue(null, []);
  goodParty = await issue(ca, ['tls.test', '127.0.0.1']);
  good = await startTls(goodParty);
  servers.push(good);
});

afterAll(async () => {
  for (const server of servers) {
    if (server instanceof https.Server) server.closeAllConnections();
    await server.close();
  }
});

describe('TLS', () => {
  it('shows the certificate of the server', async () => {
    const { result, exchanges } = await get(`https://tls.test:${portOf(good)}/`, [ca]);
    expect(result.response?.status).toBe(200);
    const der = Buffer.from(goodParty.certificate.rawData);
    expect(exchanges[0]?.tls).toEqual({
      protocol: 'TLSv1.3',
      cipher: expect.stringContaining('TLS_') as string,
      subject: 'CN=tls.test',
      issuer: 'CN=Test authority',
      validFrom: goodParty.certificate.notBefore.toISOString(),
      validTo: goodParty.certificate.notAfter.toISOString(),
      fingerprintSha256: createHash('sha256').update(der).digest('hex'),
      subjectAltName: 'DNS:tls.test, IP Address:127.0.0.1',
    });
    expect(exchanges[0]?.timings?.tlsMs).toBeGreaterThan(0);
    expect(exchanges[0]?.timings?.dnsMs).toBeGreaterThanOrEqual(0);
  });

  it('takes addresses without a name too', async () => {
    const { result } = await get(`https://127.0.0.1:${portOf(good)}/`, [ca]);
    expect(result.response?.status).toBe(200);
  });

  it('does not follow a redirect from https to http', async () => {
    const { result, exchanges } = await get(`https://tls.test:${portOf(good)}/down`, [ca]);
    expect(result.failure).toMatchObject({ layer: 'policy', code: 'policy.downgrade' });
    expect(exchanges).toHaveLength(2);
    expect(exchanges[1]).toMatchObject({ remoteAddress: null, response: null });
  });

  it.each<[string, () => Promise<Party>, boolean]>([
    ['tls.self-signed', () => issue(null, ['tls.test']), true],
    ['tls.chain', () => issue(ca, ['tls.test']), false],
    ['tls.expired', () => issue(ca, ['tls.test'], [-3, -2]), true],
    ['tls.not-yet-valid', () => issue(ca, ['tls.test'], [2, 3]), true],
    ['tls.host-name', () => issue(ca, ['other.test']), true],
  ])('ends with %s, shows the certificate and sends nothing', async (code, makeParty, knowsCa) => {
    const party = await makeParty();
    const server = await startTls(party);
    servers.push(server);
    let requests = 0;
    server.on('request', () => (requests += 1));
    const { result, exchanges } = await get(
      `https://tls.test:${portOf(server)}/`,
      knowsCa ? [ca] : [],
    );
    expect(result.failure).toMatchObject({ layer: 'tls', code });
    expect(exchanges[0]?.tls?.subject).toBe(party.certificate.subject);
    expect(exchanges[0]?.response).toBeNull();
    expect(requests).toBe(0);
  });

  it('says when the port does not speak TLS, closes or stays silent', async () => {
    const plain = await startHttp((_, response) => void response.end());
    const closing = await startTcp((socket) => void socket.once('data', () => socket.destroy()));
    const silent = await startTcp(() => undefined);
    servers.push(plain, closing, silent);
    const codeAt = async (port: number) =>
      (await get(`https://tls.test:${port}/`, [])).result.failure?.code;
    expect(await codeAt(plain.port)).toMatch(/^tls\.(not-tls|closed|handshake)$/);
    expect(await codeAt(closing.port)).toBe('tls.closed');
    expect(await codeAt(silent.port)).toBe('timeout.tls');
  });

  it('refuses old versions of the protocol', async () => {
    const server = await startTls(goodParty, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    servers.push(server);
    server.on('tlsClientError', () => undefined);
    const { result } = await get(`https://tls.test:${portOf(server)}/`, [ca]);
    expect(result.failure).toMatchObject({ layer: 'tls', code: 'tls.protocol' });
  });
});
