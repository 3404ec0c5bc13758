import 'server-only';
import { X509Certificate } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import type { TlsView } from '@/lib/protocol/exchange';
import { NetFailure } from './net-failure';

/** A TLS connection, or the failure and what was still seen of the certificate. */
export type SecureResult =
  | { socket: tls.TLSSocket; view: TlsView | null; failure: null }
  | { socket: null; view: TlsView | null; failure: NetFailure };

// An empty name is undefined, whatever the types say.
const oneLine = (name: string | undefined) => (name ?? '').split('\n').filter(Boolean).join(', ');
const isoTime = (text: string) => {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
};

function viewOf(socket: tls.TLSSocket): TlsView | null {
  // Not getPeerX509Certificate: called before the host name is checked, it makes Node 20 lose the
  // alternative names in that check, so that every certificate seems to be for another host.
  const { raw } = socket.getPeerCertificate() as Partial<tls.PeerCertificate>;
  if (!raw) return null;
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(raw);
  } catch {
    return null;
  }
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: isoTime(certificate.validFrom),
    validTo: isoTime(certificate.validTo),
    fingerprintSha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subjectAltName: certificate.subjectAltName ?? '',
  };
}

/** Codes of OpenSSL and Node by what they mean to the operator of the server. */
const meanings: Readonly<Record<string, readonly [code: string, message: string]>> = {
  CERT_HAS_EXPIRED: ['expired', 'The TLS certificate has expired.'],
  CERT_NOT_YET_VALID: ['not-yet-valid', 'The TLS certificate is not valid yet.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['self-signed', 'The TLS certificate is self-signed.'],
  SELF_SIGNED_CERT_IN_CHAIN: ['untrusted', 'The TLS certificate chains to an unknown authority.'],
  UNABLE_TO_GET_ISSUER_CERT: ['chain', 'The TLS certificate chain is not complete.'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['chain', 'The issuer of the TLS certificate is not known.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['chain', 'The TLS certificate chain is not complete.'],
  CERT_REVOKED: ['revoked', 'The TLS certificate is revoked.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['host-name', 'The TLS certificate is for other host names.'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['not-tls', 'The port does not speak TLS.'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['not-tls', 'The port does not speak TLS.'],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['protocol', 'The server offers no version of TLS from 1.2 on.'],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: [
    'protocol',
    'The server offers no version of TLS from 1.2 on.',
  ],
  ECONNRESET: ['closed', 'The connection was closed during the TLS handshake.'],
  EPIPE: ['closed', 'The connection was closed during the TLS handshake.'],
};

function tlsFailure(error: Error): NetFailure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [name, message] = meanings[code] ?? ['handshake', 'The TLS handshake failed.'];
  return new NetFailure('tls', name, code && !meanings[code] ? `${message} (${code})` : message);
}

/**
 * Makes a connection a TLS connection and verifies the certificate against the authorities of the platform.
 * The certificate is shown also when it was not accepted; nothing is sent to such a server.
 *
 * @param authorities PEM of authorities to trust beside those of the platform
 */
export function secure(
  raw: net.Socket,
  host: string,
  authorities: readonly string[],
  signal: AbortSignal,
): Promise<SecureResult> {
  return new Promise((resolve) => {
    let view: TlsView | null = null;
    const socket = tls.connect({
      socket: raw,
      host,
      // SNI has names only, RFC 6066 §3.
      ...(net.isIP(host) ? {} : { servername: host }),
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      ...(authorities.length > 0 ? { ca: [...tls.rootCertificates, ...authorities] } : {}),
    });
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    // Comes after the handshake and before the verdict on the certificate, which closes the socket.
    socket.prependOnceListener('secure', () => {
      view = viewOf(socket);
    });
    socket.on('error', (error: Error) =>
      resolve({ socket: null, view, failure: tlsFailure(error) }),
    );
    socket.once('secureConnect', () =>
      resolve({ socket, view: view ?? viewOf(socket), failure: null }),
    );
  });
}
