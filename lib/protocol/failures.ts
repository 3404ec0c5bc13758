import { checksFrom, type Check, type CheckDefinition } from './check';
import type { ExchangeFailure } from './exchange';

const advice = (title: string, why: string, fix: string): CheckDefinition => ({
  title,
  level: 'SHALL',
  why,
  fix,
  expected: 'An answer over HTTP.',
  citation: { label: 'RFC 9110 §3.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-3.3' },
});

/** Why there was no answer, by the layer that failed. */
export const failureChecks = {
  'net.policy': advice(
    'The address may not be called',
    'The portal calls addresses that people type in, so it refuses addresses of internal networks.',
    'Use the public address of the server. If it is meant to be internal, the operator can list it in OUTBOUND_ALLOW.',
  ),
  'net.dns': advice(
    'The host name was not found',
    'Without an address there is nobody to ask.',
    'Check the spelling of the host, and that its DNS entry is public.',
  ),
  'net.connect': advice(
    'The server did not accept the connection',
    'The host exists but nothing accepts connections at that port, or a firewall is in between.',
    'Check the port and that the server runs and is reachable from the internet.',
  ),
  'net.tls': advice(
    'The TLS connection failed',
    'The certificate of the web server could not be verified. It is another matter than trust in UDAP, which has its own certificates.',
    'The operator of the server mends its TLS certificate: host name, dates, and the whole chain.',
  ),
  'net.timeout': advice(
    'The server did not answer in time',
    'The portal waits only so long for a connection, a first byte and a whole answer.',
    'Try again later; if it stays, ask the operator of the server.',
  ),
  'net.limit': advice(
    'The answer broke a limit',
    'An answer that is too large, or redirects without end, are cut off.',
    'Ask for less at once, for example with a smaller _count, or mend the redirects of the server.',
  ),
  'net.http': advice(
    'The answer was not proper HTTP',
    'What came back could not be read as an HTTP response, or the request was cancelled.',
    'Check that the address leads to a web server and not to another service.',
  ),
  'net.cancelled': advice(
    'The request was cancelled',
    'Somebody stopped the run before the answer was there, so nothing can be said about the server.',
    'Send it again.',
  ),
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(failureChecks);

/** A failure to get any answer, as a failed check; one that was cancelled is not judged. */
export function failureCheck(failure: ExchangeFailure, exchangeId: string): Check {
  if (failure.code === 'http.cancelled') {
    return check('net.cancelled', { verdict: 'skip', seen: failure.message, exchangeId });
  }
  return check(`net.${failure.layer}`, {
    verdict: 'fail',
    seen: `${failure.message} (${failure.code})`,
    exchangeId,
  });
}
