import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { resetEnv } from '@/lib/env';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

interface Route {
  pattern: RegExp;
  names: { name: string; isRest: boolean }[];
  file: string;
}

/** The route files below `app/`, as patterns, the way Next reads folder names. */
function findRoutes(folder: string, below: string): Route[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry): Route[] => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return findRoutes(file, `${below}/${entry.name}`);
    if (entry.name !== 'route.ts') return [];
    const names: Route['names'] = [];
    const pattern = below
      .split('/')
      .slice(1)
      .map((segment) => {
        const [, isOptional, isRest, name] = /^(\[)?\[(\.\.\.)?([^\]]+)\]+$/.exec(segment) ?? [];
        if (name === undefined) return `/${segment.replaceAll('.', '\\.')}`;
        names.push({ name, isRest: isRest !== undefined });
        if (isRest === undefined) return '/([^/]+)';
        return isOptional === undefined ? '/(.+)' : '(?:/(.+))?';
      })
      .join('');
    return [{ pattern: new RegExp(`^${pattern}$`), names, file }];
  });
}

export interface PortalServer {
  url: string;
  /** What stands before it: what it makes of a request that came over the network comes to the route; null: as it came. */
  gateway: { change?: (request: Request) => Promise<Request | null> };
  close: () => Promise<void>;
}

/**
 * Serves the real route handlers of the portal over HTTP on a free port and makes that the public address
 * (APP_URL), so that runs reach the sandbox over the network as they do in production.
 */
export async function startPortalServer(): Promise<PortalServer> {
  const gateway: PortalServer['gateway'] = {};
  // Routes with fixed names come before those with parameters, and those before catch-alls.
  const rank = ({ names }: Route) => names.reduce((sum, { isRest }) => sum + (isRest ? 100 : 1), 0);
  const routes = findRoutes(path.resolve('app'), '').sort((a, b) => rank(a) - rank(b));

  async function answer(incoming: http.IncomingMessage): Promise<Response> {
    const url = new URL(incoming.url ?? '/', process.env.APP_URL);
    if (url.pathname.length > 1 && url.pathname.endsWith('/')) {
      // As Next does.
      const location = `${url.pathname.slice(0, -1)}${url.search}`;
      return new Response(null, { status: 308, headers: { location } });
    }
    const route = routes.find((candidate) => candidate.pattern.test(url.pathname));
    if (!route) return new Response('not found', { status: 404 });
    const values = route.pattern.exec(url.pathname)?.slice(1) ?? [];
    const params = Object.fromEntries(
      route.names.flatMap(({ name, isRest }, index) => {
        const value = values[index];
        // An optional rest that is not there is left out.
        if (value === undefined) return [];
        return [
          [name, isRest ? value.split('/').map(decodeURIComponent) : decodeURIComponent(value)],
        ];
      }),
    ) as Record<string, string | string[]>;
    const routeModule = (await import(/* @vite-ignore */ route.file)) as Record<string, Handler>;
    const method = incoming.method ?? 'GET';
    const handler = routeModule[method];
    if (!handler) return new Response(null, { status: 405 });
    const body = ['GET', 'HEAD'].includes(method)
      ? undefined
      : (Readable.toWeb(incoming) as ReadableStream);
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const request = new Request(url, {
      method,
      headers: headers as [string, string][],
      ...(body ? { body, duplex: 'half' } : {}),
    });
    const passed = (await gateway.change?.(request)) ?? request;
    return handler(passed, { params: Promise.resolve(params) });
  }

  const server = http.createServer((incoming, outgoing) => {
    void answer(incoming)
      .catch((error: unknown) => new Response(String(error), { status: 500 }))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        if (response.body) {
          for await (const chunk of Readable.fromWeb(response.body as never)) outgoing.write(chunk);
        }
        outgoing.end();
      });
  });
  // Longer than anything that keeps this process busy: a client must not find a connection closed that it may use.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env.PORT = String(port);
  process.env.APP_URL = `http://localhost:${port}`;
  resetEnv();
  return {
    url: process.env.APP_URL,
    gateway,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
