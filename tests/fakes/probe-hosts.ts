import 'reflect-metadata';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { PemConverter } from '@peculiar/x509';
import type { Party } from '@/lib/protocol/testing/pki';

export interface HostAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | object;
  /** Milliseconds before the answer. */
  after?: number;
}

/** How a fake host answers a path. `hang`: never; `close`: it ends the connection without an answer. */
export type HostBehaviour = (
  path: string,
  headers: http.IncomingHttpHeaders,
) => HostAnswer | 'hang' | 'close';

/** What one host was asked, and how many requests it had at once. */
export interface HostRecord {
  requests: { path: string; at: number; headers: http.IncomingHttpHeaders }[];
  underWay: number;
  mostUnderWay: number;
}

/** Many hosts behind one port: every address of 127.0.0.0/8 is one of its own. */
export interface ProbeHosts {
  port: number;
  behave: (address: string, behaviour: HostBehaviour) => void;
  record: (address: string) => HostRecord;
  records: ReadonlyMap<string, HostRecord>;
  close: () => Promise<void>;
}

export interface FakeDocuments {
  metadata?: object;
  smart?: object;
  udap?: object;
}

export const statement = (more: object = {}) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  software: { name: 'Larkspur Server', version: '3.2' },
  rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }] }],
  ...more,
});

export const smartDocument = (more: object = {}) => ({
  authorization_endpoint: 'https://auth.larkspur.example/authorize',
  token_endpoint: 'https://auth.larkspur.example/token',
  registration_endpoint: 'https://auth.larkspur.example/register',
  capabilities: ['launch-standalone', 'permission-patient'],
  grant_types_supported: ['authorization_code'],
  ...more,
});

/** Answers the three documents as JSON; what is left out is not found. */
export function serving({ metadata, smart, udap }: FakeDocuments): HostBehaviour {
  const reply = (body: object | undefined): HostAnswer =>
    body ? { headers: { 'content-type': 'application/json' }, body } : { status: 404 };
  return (path) => {
    if (path.endsWith('/metadata')) return reply(metadata);
    if (path.endsWith('/smart-configuration')) return reply(smart);
    return reply(/\/udap(\?|$)/.test(path) ? udap : undefined);
  };
}

function listenerOf(
  behaviours: ReadonlyMap<string, HostBehaviour>,
  record: (address: string) => HostRecord,
): http.RequestListener {
  return (request, response) => {
    const address = (request.socket.localAddress ?? '').replace('::ffff:', '');
    const path = request.url ?? '/';
    const host = record(address);
    host.requests.push({ path, at: performance.now(), headers: request.headers });
    host.underWay += 1;
    host.mostUnderWay = Math.max(host.mostUnderWay, host.underWay);
    response.once('close', () => (host.underWay -= 1));
    const answer = behaviours.get(address)?.(path, request.headers) ?? { status: 404 };
    if (answer === 'hang') return;
    if (answer === 'close') {
      request.socket.destroy();
      return;
    }
    const { status = 200, headers, body, after = 0 } = answer;
    const send = () => {
      response.writeHead(status, headers);
      response.end(typeof body === 'object' ? JSON.stringify(body) : body);
    };
    if (after > 0) setTimeout(send, after);
    else send();
  };
}

/** Starts the hosts on one free port; with a party they speak TLS with its certificate. */
export async function startProbeHosts(party?: Party): Promise<ProbeHosts> {
  const behaviours = new Map<string, HostBehaviour>();
  const records = new Map<string, HostRecord>();
  const record = (address: string): HostRecord => {
    const known = records.get(address) ?? { requests: [], underWay: 0, mostUnderWay: 0 };
    records.set(address, known);
    return known;
  };
  const listener = listenerOf(behaviours, record);
  const server = party
    ? https.createServer(
        {
          cert: party.certificate.toString('pem'),
          key: PemConverter.encode(
            await crypto.subtle.exportKey('pkcs8', party.keys.privateKey),
            'PRIVATE KEY',
          ),
        },
        listener,
      )
    : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    behave: (address, behaviour) => behaviours.set(address, behaviour),
    record,
    records,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
