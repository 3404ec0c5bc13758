import http from 'node:http';
import zlib from 'node:zlib';

/** Beside the host of the directory's tests, which run at the same time. */
const answerPort = 4998;

/** A FHIR server without authentication that answers each path with what a test gives it. */
export interface AnswerHost {
  baseUrl: string;
  close: () => Promise<void>;
}

/** One answer. */
export interface HostAnswer {
  status?: number;
  type: string;
  body: string | Buffer;
  /** Sends it compressed. */
  isCompressed?: boolean;
}

const metadata = JSON.stringify({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
});

/** Opens the host. `answers` has what it gives by path below the base URL, without the query. */
export async function openAnswerHost(
  answers: Readonly<Record<string, HostAnswer | (() => HostAnswer)>>,
  port = answerPort,
): Promise<AnswerHost> {
  const server = http.createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname.replace(/^\/fhir\//, '');
    if (path === 'metadata') {
      response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(metadata);
      return;
    }
    const found = answers[path];
    const answer = typeof found === 'function' ? found() : found;
    if (!answer) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
      return;
    }
    const { status = 200, type, body, isCompressed = false } = answer;
    response.writeHead(status, {
      'content-type': type,
      ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isCompressed ? zlib.gzipSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${port}/fhir`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
