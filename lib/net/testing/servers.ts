import http from 'node:http';
import net from 'node:net';

/** A server on a free loopback port, for tests. */
export interface TestServer {
  port: number;
  url: string;
  /** Each request, in order; none for a server that speaks no HTTP. */
  seen: http.IncomingMessage[];
  close: () => Promise<void>;
}

function listen(server: net.Server, sockets: Set<net.Socket>): Promise<Omit<TestServer, 'seen'>> {
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      const close = async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((done) => server.close(done));
      };
      resolve({ port, url: `http://127.0.0.1:${port}`, close });
    });
  });
}

/** An HTTP server that answers as the test says. */
export async function startHttp(handler: http.RequestListener): Promise<TestServer> {
  const seen: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    seen.push(request);
    handler(request, response);
  });
  return { ...(await listen(server, new Set())), seen };
}

/** A server that speaks whatever the test writes to the socket. */
export async function startTcp(handler: (socket: net.Socket) => void): Promise<TestServer> {
  return { ...(await listen(net.createServer(handler), new Set())), seen: [] };
}

/** Everything that a request had in its body. */
export async function bodyOf(request: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
