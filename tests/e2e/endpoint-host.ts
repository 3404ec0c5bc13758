import http from 'node:http';

/** Where the tests of the directory have their host outside; the portal of the tests may call it. */
export const hostPort = 4999;
const host = `http://127.0.0.1:${hostPort}`;

/** A host that serves what a portal's own sandbox serves, until it is told otherwise. */
export interface EndpointHost {
  /** FHIR base URL of the sandbox, as if it were at this host. */
  baseUrl: string;
  /** Makes something else of the documents from now on. */
  alter: (change: (path: string, document: string) => string) => void;
  close: () => Promise<void>;
}

/** Opens the host before the sandbox of the portal at `portalUrl`. */
export async function openEndpointHost(portalUrl: string): Promise<EndpointHost> {
  let change = (_path: string, document: string): string => document;
  const answer = async (path: string, response: http.ServerResponse): Promise<void> => {
    const given = await fetch(`${portalUrl}${path}`);
    const type = given.headers.get('content-type') ?? 'text/plain';
    response.writeHead(given.status, { 'content-type': type });
    response.end(change(path, await given.text()));
  };
  const server = http.createServer((request, response) => {
    answer(request.url ?? '/', response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(hostPort, '127.0.0.1', resolve));
  return {
    baseUrl: `${host}/sandbox/harbor/fhir/r4`,
    alter: (next) => (change = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A list by hand: one organization with one endpoint. */
export function listOf(organization: string, address: string): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Endpoint',
          id: 'e1',
          status: 'active',
          connectionType: {
            system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
            code: 'hl7-fhir-rest',
          },
          address,
        },
      },
      {
        resource: {
          resourceType: 'Organization',
          id: 'o1',
          name: organization,
          endpoint: [{ reference: 'Endpoint/e1' }],
        },
      },
    ],
  });
}
