import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test lets the holder answer below a base URL of its own: `{url}/{name}/r4`. */
export type Answers = Record<string, (path: string) => Answer | 'hang'>;

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const html = '<!doctype html><html><body><h1>Welcome to our portal</h1></body></html>';

/** Misbehaviours that need no keys. */
export const plainAnswers: Answers = {
  missing: () => ({
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: 'no such thing',
  }),
  hang: () => 'hang',
  redirect: () => ({
    status: 302,
    headers: { location: 'http://169.254.169.254/latest/meta-data/iam/security-credentials/' },
  }),
  page: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: html }),
};

/** A data holder that misbehaves, on a free loopback port. `seen` lists what it was asked. */
export async function startHostileHolder(
  answers: Answers,
  port = 0,
): Promise<{ url: string; host: string; seen: string[]; close: () => Promise<void> }> {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? '/';
    seen.push(`${request.method} ${path}`);
    const answer = answers[path.split('/')[1] ?? '']?.(path) ?? { status: 404 };
    if (answer === 'hang') return;
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
