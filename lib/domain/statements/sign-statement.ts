import 'server-only';
import type * as z from 'zod';
import { requireCertificate } from '@/lib/domain/certificates/require-certificate';
import { openSigner } from '@/lib/domain/keys/open-signer';
import { AppError } from '@/lib/errors';
import { fromNumericDate } from '@/lib/protocol/jose/numeric-date';
import { signJws } from '@/lib/protocol/jose/sign';
import { buildRegistrationRequest } from '@/lib/protocol/udap/registration';
import type { SignedStatement, SignStatementSchema } from '@/lib/schemas/statement';

/** The longest life of what is signed here, in seconds: a statement is for now. */
const longestLifeSeconds = 3600;

function requireStatement(claims: Readonly<Record<string, unknown>>): void {
  const { aud, exp } = claims;
  const end = fromNumericDate(exp);
  const fields = [
    ...(typeof aud === 'string' && URL.canParse(aud)
      ? []
      : [
          {
            path: 'claims.aud',
            code: 'not_a_url',
            detail: 'Found no address in aud; expected the registration endpoint of one holder.',
          },
        ]),
    ...(end && end.getTime() > Date.now() + longestLifeSeconds * 1000
      ? [
          {
            path: 'claims.exp',
            code: 'too_late',
            detail: `Found ${end.toISOString()}; expected at most an hour ahead. What is signed with a key of the workspace does not live longer.`,
          },
        ]
      : []),
  ];
  if (fields.length > 0) throw new AppError('request.invalid', { fields });
}

/**
 * Signs claims as they are with the key of a certificate in the vault, and shows the request that would carry them,
 * byte for byte. Nothing is sent.
 *
 * @throws AppError `resource.not_found`; `key.not_here` for a key in a browser; `request.invalid`
 */
export async function signStatement(
  workspaceId: string,
  { certificateId, claims, certifications }: z.output<typeof SignStatementSchema>,
): Promise<SignedStatement> {
  requireStatement(claims);
  const certificate = await requireCertificate(workspaceId, certificateId);
  if (certificate.key.custody !== 'vault') {
    throw new AppError('key.not_here', {
      detail:
        'The key of this certificate is not in the vault. Send without a preview: the browser that has the key signs during the run.',
    });
  }
  const signer = await openSigner(workspaceId, certificateId);
  const statement = await signJws({ alg: signer.alg, x5c: signer.x5c }, claims, signer);
  const { method, url, headers, body } = buildRegistrationRequest({
    endpoint: claims['aud'] as string,
    softwareStatement: statement,
    certifications,
  });
  return {
    statement,
    request: { method, url, headers: { ...headers }, body: String(body) },
    expiresAt: fromNumericDate(claims['exp'])?.toISOString() ?? null,
  };
}
