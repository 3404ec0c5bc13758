import net from 'node:net';
import { issue, startTls, type Party } from '@/lib/net/testing/tls';
import { startHttp } from '@/lib/net/testing/servers';
import type { ExplainCase, World } from './world';

/** The authority that runs of these cases take for one of the platform. */
export const platform: { authority: Party | null } = { authority: null };

/** A run to a web server that shows this certificate. */
const over = (makeParty: (authority: Party | null) => Promise<Party>) => async (world: World) => {
  const server = await startTls(await makeParty(platform.authority));
  const { port } = server.address() as net.AddressInfo;
  try {
    return await world.run({ holder: `https://localhost:${port}/fhir` });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Section 8.1: no answer at all. */
export const connectionCases: readonly ExplainCase[] = [
  {
    row: '8.1 no connection: DNS',
    told: 'explain.connection.host-unknown',
    run: (world) => world.run({ holder: 'http://no-such-holder.invalid/fhir' }),
    proof: /no-such-holder\.invalid.*the FHIR base URL/,
    fix: /what the holder publishes/,
    cite: /RFC 1035/,
  },
  {
    row: '8.1 no connection: nothing listens',
    told: 'explain.connection.nobody-listens',
    run: async (world) => world.run({ holder: `http://127.0.0.1:${await closedPort()}/fhir` }),
    proof: /port \d+.*80 is the usual one of http/,
    fix: /Compare the port/,
    cite: /RFC 9293/,
  },
  {
    row: '8.1 TLS error: private authority',
    told: 'explain.connection.private-authority',
    run: over(() => issue(null, ['localhost'])),
    proof: /CN=localhost/,
    fix: /certificate of a public authority.*anchor in the console does not help/,
    cite: /§7\.1/,
  },
  {
    row: '8.1 TLS error: another host',
    told: 'explain.connection.other-host',
    run: over((authority) => issue(authority, ['other.test'])),
    proof: /DNS:other\.test.*localhost/,
    fix: /host name of the certificate/,
    cite: /RFC 6125/,
  },
  {
    row: '8.1 TLS error: expired',
    told: 'explain.connection.tls-dates',
    run: over((authority) => issue(authority, ['localhost'], [-3, -2])),
    proof: /Valid from, until.*now: 20/,
    fix: /renews its TLS certificate/,
    cite: /RFC 5280/,
  },
  {
    row: '8.1 TLS error: plain HTTP',
    told: 'explain.connection.plain-http',
    run: async (world) => {
      const plain = await startHttp((_, response) => void response.end('plain'));
      try {
        return await world.run({ holder: `https://localhost:${plain.port}/fhir` });
      } finally {
        await plain.close();
      }
    },
    proof: /https:\/\/localhost/,
    fix: /port of the address/,
    cite: /RFC 9110/,
  },
];
