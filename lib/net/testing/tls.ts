import 'reflect-metadata';
import https from 'node:https';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

const day = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Someone with a key and a certificate for TLS. */
export interface Party {
  certificate: X509Certificate;
  keys: CryptoKeyPair;
}

/**
 * Issues a certificate for DNS names and addresses; without names that of an authority.
 *
 * @param issuer null: it signs itself
 * @param days from and until when it is valid, counted from now
 */
export async function issue(
  issuer: Party | null,
  names: string[],
  days: [number, number] = [-1, 1],
): Promise<Party> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = `CN=${names[0] ?? 'Test authority'}`;
  const certificate = await X509CertificateGenerator.create({
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore: new Date(Date.now() + days[0] * day),
    notAfter: new Date(Date.now() + days[1] * day),
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: algorithm,
    extensions:
      names.length === 0
        ? [new BasicConstraintsExtension(true, undefined, true)]
        : [
            new SubjectAlternativeNameExtension(
              names.map((value) => ({
                type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const),
                value,
              })),
            ),
          ],
  });
  return { certificate, keys };
}

/** An HTTPS server on a free loopback port. */
export async function startTls(
  party: Party,
  options: https.ServerOptions = {},
): Promise<https.Server> {
  const key = await crypto.subtle.exportKey('pkcs8', party.keys.privateKey);
  const server = https.createServer(
    {
      cert: party.certificate.toString('pem'),
      key: PemConverter.encode(key, 'PRIVATE KEY'),
      ...options,
    },
    (request, response) => {
      if (request.url === '/down') response.writeHead(302, { location: 'http://127.0.0.1/' });
      response.end('over TLS');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
