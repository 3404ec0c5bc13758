import 'server-only';
import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { profileContent } from '@/lib/domain/app-profiles/profile-content';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { publishedJwks } from '@/lib/domain/apps/published-jwks';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import type { PacketInput } from '@/lib/schemas/outreach';
import { certificateOfIssuer } from './letter';

const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`);

/**
 * What is sent to a holder beside a letter, as one archive: the letter, the profile of the app, its public keys, its
 * certificate chain when it has one, and the claims that a software statement would have. Nothing secret is in it.
 *
 * @throws AppError `resource.not_found`
 */
export async function buildPacket(
  workspaceId: string,
  appId: string,
  input: PacketInput,
): Promise<{ fileName: string; content: Uint8Array<ArrayBuffer> }> {
  const now = new Date();
  const { app, client } = await appClientOf(workspaceId, appId, input.grantType);
  const [profile, jwks, certificate] = await Promise.all([
    profileContent(workspaceId, appId, now),
    publishedJwks(appId, now),
    certificateOfIssuer(workspaceId, client.issuer, now),
  ]);
  const claims = buildStatementClaims({
    metadata: buildClientMetadata({
      app: app.metadata,
      grantType: client.grantType,
      scope: client.scope,
      authMethod: 'private_key_jwt',
      hasRefreshToken: client.hasRefreshToken,
    }),
    issuer: client.issuer,
    // The registration endpoint of the holder, which is known when the statement is signed.
    audience: '',
    now,
    jti: randomUUID(),
  });
  const { aud, iat, exp, jti, ...lasting } = claims;
  const files: Record<string, Uint8Array> = {
    'letter.txt': strToU8(`${input.subject}\n\n${input.body}\n`),
    'letter.md': strToU8(`# ${input.subject}\n\n${input.body}\n`),
    'profile.json': json(profile),
    'jwks.json': json(jwks),
    'software-statement-claims.json': json(lasting),
    ...(certificate ? { 'certificate-chain.pem': strToU8(certificate.chainPem.join('\n')) } : {}),
  };
  const name = app.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'app';
  return {
    fileName: `${name}-packet.zip`,
    content: new Uint8Array(zipSync(files, { level: 6 })),
  };
}
