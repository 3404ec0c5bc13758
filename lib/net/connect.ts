import 'server-only';
import net from 'node:net';
import { NetFailure, timedOut } from './net-failure';
import type { OutboundPolicy } from './policy';
import { within } from './within';

/** Why no connection came about, by the error code of the system. Messages name no address. */
function connectFailure(error: unknown, port: number): NetFailure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  switch (code) {
    case 'ECONNREFUSED':
      return new NetFailure('connect', 'refused', `Nothing accepts connections at port ${port}.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return new NetFailure(
        'connect',
        'unreachable',
        'There is no way to the network of the host.',
      );
    case 'ECONNRESET':
      return new NetFailure('connect', 'reset', 'The connection was reset while it was made.');
    case 'ETIMEDOUT':
      return new NetFailure('timeout', 'connect', 'The host did not answer to the connection.');
    default:
      return new NetFailure('connect', 'failed', `The connection failed (${code || 'unknown'}).`);
  }
}

function openSocket(address: string, port: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address, port, noDelay: true });
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    // Stays for good, so that an error between two owners of the socket never ends the process.
    socket.on('error', (error) => reject(connectFailure(error, port)));
    socket.once('connect', () => {
      if (signal.aborted) socket.destroy();
      resolve(socket);
    });
  });
}

/**
 * Connects to the first of the addresses that accepts. The time is shared out so that one silent address
 * leaves time for the next ones. Throws the `NetFailure` of the last attempt.
 */
export async function connect(
  url: URL,
  addresses: readonly string[],
  options: { port: number; policy: OutboundPolicy; connectMs: number; signal: AbortSignal },
): Promise<net.Socket> {
  const { port, policy, connectMs, signal } = options;
  const deadline = performance.now() + connectMs;
  const expired = () => timedOut('connect', 'The host did not accept a connection', connectMs);
  let last: unknown = expired();
  for (const [index, address] of addresses.entries()) {
    const share = (deadline - performance.now()) / (addresses.length - index);
    try {
      const socket = await within(share, expired, signal, (inner) =>
        openSocket(address, port, inner),
      );
      try {
        // A belt beside the checks before: what counts is who is at the other end.
        policy.checkAddress(url, socket.remoteAddress ?? '');
      } catch (error) {
        socket.destroy();
        throw error;
      }
      return socket;
    } catch (error) {
      last = error;
      if (signal.aborted) break;
      if (error instanceof NetFailure && error.failure.layer === 'policy') break;
    }
  }
  throw last;
}
