import { checksFrom, type Check, type CheckDefinition } from './check';
import { rfc } from './citations';
import type { ExchangeFailure } from './exchange';

const noAnswer = (title: string, why: string, fix: string): CheckDefinition => ({
  title,
  level: 'SHALL',
  why,
  fix,
  expected: 'An answer over HTTP.',
  citation: rfc(9110, '3.3'),
});

/** Why there was no answer, by the layer that failed. */
export const failureChecks = {
  'net.policy': {
    title: 'The address may not be called',
    level: 'advice',
    expected:
      'A public http(s) address, or one that the operator of the portal lists in OUTBOUND_ALLOW, and no redirect that would give the request away.',
    why: 'The portal calls addresses that people type in, so it refuses addresses of internal networks.',
    fix: 'Use the public address of the server. If it is meant to be internal, the operator can list it in OUTBOUND_ALLOW.',
    citation: rfc(6890, '2'),
  },
  'net.dns': noAnswer(
    'The host name was not found',
    'Without an address there is nobody to ask.',
    'Check the spelling of the host, and that its DNS entry is public.',
  ),
  'net.connect': noAnswer(
    'The server did not accept the connection',
    'The host exists but nothing accepts connections at that port, or a firewall is in between.',
    'Check the port and that the server runs and is reachable from the internet.',
  ),
  'net.tls': noAnswer(
    'The TLS connection failed',
    'The certificate of the web server could not be verified. It is another matter than trust in UDAP, which has its own certificates.',
    'The operator of the server mends its TLS certificate: host name, dates, and the whole chain.',
  ),
  'net.timeout': noAnswer(
    'The server did not answer in time',
    'The portal waits only so long for a connection, a first byte and a whole answer.',
    'Try again later; if it stays, ask the operator of the server.',
  ),
  'net.limit': noAnswer(
    'The answer broke a limit',
    'An answer that is too large, or redirects without end, are cut off.',
    'Ask for less at once, for example with a smaller _count, or mend the redirects of the server.',
  ),
  'net.http': noAnswer(
    'The answer was not proper HTTP',
    'What came back could not be read as an HTTP response, or the request was cancelled.',
    'Check that the address leads to a web server and not to another service.',
  ),
  'net.cancelled': {
    title: 'The request was cancelled',
    level: 'advice',
    expected: 'A run that goes to its end.',
    why: 'Somebody stopped the run before the answer was there, so nothing can be said about the server.',
    fix: 'Send it again.',
    citation: rfc(9110, '3.3'),
  },
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
