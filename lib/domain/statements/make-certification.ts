import 'server-only';
import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { requireCertificate } from '@/lib/domain/certificates/require-certificate';
import { openSigner } from '@/lib/domain/keys/open-signer';
import { AppError } from '@/lib/errors';
import { signJws } from '@/lib/protocol/jose/sign';
import { buildCertification } from '@/lib/protocol/udap/certification';
import { issueCertification } from '@/lib/sandbox/certifications/issue-certification';
import type { MakeCertificationSchema } from '@/lib/schemas/statement';

/**
 * Makes a certification of an app: by the certifier of the sandbox, or declared by the app itself with the key of its
 * certificate.
 *
 * @throws AppError `resource.not_found`, `key.not_here`, `request.invalid`
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export async function makeCertification(
  workspaceId: string,
  wanted: z.output<typeof MakeCertificationSchema>,
): Promise<{ certification: string }> {
  const { app, client } = await appClientOf(workspaceId, wanted.appId, wanted.grantType);
  if (wanted.kind === 'sandbox') {
    return {
      certification: await issueCertification({
        subjectIssuer: client.issuer,
        ...(wanted.community === undefined ? {} : { community: wanted.community }),
        restrictions: {
          grant_types: [client.grantType, ...(client.hasRefreshToken ? ['refresh_token'] : [])],
        },
      }),
    };
  }
  if (wanted.certificateId === undefined || wanted.uris.length === 0) {
    const field = wanted.certificateId === undefined ? 'certificateId' : 'uris';
    throw new AppError('request.invalid', {
      fields: [
        {
          path: field,
          code: 'required',
          detail:
            field === 'uris'
              ? 'Found no URI; expected at least one that names what is declared.'
              : 'Found no certificate; expected the one that signs the declaration.',
        },
      ],
    });
  }
  const certificate = await requireCertificate(workspaceId, wanted.certificateId);
  const signer = await openSigner(workspaceId, certificate.id);
  const claims = buildCertification({
    issuer: client.issuer,
    subject: client.issuer,
    name: wanted.name,
    uris: wanted.uris,
    grantTypes: [client.grantType],
    developerName: app.name,
    now: new Date(),
    expiresAt: certificate.notAfter,
    jti: randomUUID(),
  });
  return { certification: await signJws({ alg: signer.alg, x5c: signer.x5c }, claims, signer) };
}
