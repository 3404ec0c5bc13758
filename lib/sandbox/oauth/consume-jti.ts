import 'server-only';
import { db } from '@/lib/db/client';
import type { HolderName } from '../addresses';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

/**
 * Takes note of a JWT id, or refuses it because the same issuer has used it already. To be called only
 * after signature and chain verified, so that nobody can use up the ids of others. After the JWT has
 * expired the id may be used again.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export async function consumeJti(
  holder: HolderName,
  used: { issuer: string; jti: string; expiresAt: Date },
  code: OAuthErrorCode,
): Promise<void> {
  const client = await db();
  const { issuer, jti, expiresAt } = used;
  await client.sandboxJti.deleteMany({
    where: { holder, issuer, jti, expiresAt: { lte: new Date() } },
  });
  const { count } = await client.sandboxJti.createMany({
    data: { holder, issuer, jti, expiresAt },
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new OAuthError(
      code,
      `The jti '${jti}' was used before by ${issuer}; expected a new one for each JWT.`,
    );
  }
}
