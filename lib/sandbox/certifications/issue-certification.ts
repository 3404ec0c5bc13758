import 'server-only';
import { randomUUID } from 'node:crypto';
import { x5cOf, signerFromKey, signJws } from '@/lib/protocol/jose/sign';
import { buildCertification } from '@/lib/protocol/udap/certification';
import { certificationUri } from '../addresses';
import { authority } from '../pki/authority';

/**
 * Has the certifier of the sandbox vouch for an app: a certification that the sandbox holders know, for 90 days.
 *
 * @param about.subject the issuer URI of the app
 * @param about.grantTypes the workflows that it covers
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export async function issueCertification(about: {
  subject: string;
  grantTypes: readonly string[];
}): Promise<string> {
  const { certificate, privateKey } = await authority('certifier');
  const intermediate = await authority('intermediate');
  const chain = [certificate, intermediate.certificate];
  const signer = await signerFromKey(privateKey, 'RS256', chain);
  const now = new Date();
  const claims = buildCertification({
    issuer: certificationUri(),
    subject: about.subject,
    name: 'Sandbox basic app certification',
    uris: [certificationUri()],
    certifier: 'Onramp sandbox',
    grantTypes: about.grantTypes,
    now,
    expiresAt: new Date(Math.min(now.getTime() + 90 * 86_400_000, certificate.notAfter.getTime())),
    jti: randomUUID(),
  });
  return signJws({ alg: 'RS256', x5c: x5cOf(chain) }, claims, signer);
}
