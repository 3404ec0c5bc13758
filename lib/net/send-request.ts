import 'server-only';
import http from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderList } from '@/lib/protocol/exchange';
import { NetFailure, timedOut } from './net-failure';
import type { Stopwatch } from './stopwatch';
import { within } from './within';

/** What is written to a connection. */
export interface WireRequest {
  url: URL;
  method: string;
  headers: HeaderList;
  body: Uint8Array | null;
}

/** Codes with which Node refuses to write a request that would not be one line per header. */
const unwritable = new Set([
  'ERR_INVALID_CHAR',
  'ERR_INVALID_HTTP_TOKEN',
  'ERR_HTTP_INVALID_HEADER_VALUE',
  'ERR_UNESCAPED_CHARACTERS',
]);

/** Why there was no head of an answer. */
function answerFailure(error: Error, headerBytes: number): NetFailure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof NetFailure) return error;
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new NetFailure('limit', 'headers', `The headers are larger than ${headerBytes} bytes.`);
  }
  if (code.startsWith('HPE_')) {
    return new NetFailure('http', 'malformed', 'What the server sent is not an HTTP response.');
  }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return new NetFailure('tls', 'alert', `The server ended the TLS connection (${code}).`);
  }
  return new NetFailure('http', 'closed', 'The server closed the connection without an answer.');
}

function write(
  socket: Socket,
  request: WireRequest,
  headerBytes: number,
  stopwatch: Stopwatch,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request({
      // The socket is connected and checked. Without an agent nothing is pooled or reused.
      createConnection: () => socket,
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      headers: Object.fromEntries(request.headers),
      setHost: false,
      maxHeaderSize: headerBytes,
    });
    outgoing.once('socket', () => {
      socket.once('data', () => stopwatch.mark('firstByte'));
    });
    outgoing.once('finish', () => stopwatch.mark('sent'));
    outgoing.once('response', (message) => {
      // What cannot be parsed within the body is told to the request and not to the message.
      outgoing.once('error', (error) => message.destroy(error));
      resolve(message);
    });
    // Stays for good: what goes wrong after the head of the answer is the business of its body.
    outgoing.on('error', (error) => reject(answerFailure(error, headerBytes)));
    outgoing.once('upgrade', () => {
      socket.destroy();
      reject(
        new NetFailure('http', 'upgrade', 'The server switched to a protocol nobody asked for.'),
      );
    });
    outgoing.end(request.body ?? undefined);
  });
}

/**
 * Sends a request over a connection that stands and waits for the head of the answer. Throws a `NetFailure`,
 * also for a request that cannot be written, because a hostile server can cause that: its token in our header.
 */
export async function sendRequest(
  socket: Socket,
  request: WireRequest,
  options: { headersMs: number; headerBytes: number; signal: AbortSignal; stopwatch: Stopwatch },
): Promise<http.IncomingMessage> {
  const { headersMs, headerBytes, signal, stopwatch } = options;
  const expired = () => timedOut('headers', 'The server did not answer', headersMs);
  try {
    return await within(headersMs, expired, signal, () =>
      write(socket, request, headerBytes, stopwatch),
    );
  } catch (error) {
    if (unwritable.has((error as NodeJS.ErrnoException).code ?? '')) {
      const message = 'The request has characters that cannot be sent in a header.';
      throw new NetFailure('http', 'unwritable', message);
    }
    throw error;
  }
}
