import 'server-only';
import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { openTransport } from '@/lib/net/open-transport';
import { x5cOf } from '@/lib/protocol/jose/sign';
import { stringArray } from '@/lib/protocol/json-body';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import {
  buildUdapMetadataRequest,
  processUdapMetadata,
  type UdapMetadata,
} from '@/lib/protocol/udap/metadata';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { sandboxTrustCommunities } from '@/lib/domain/communities/sandbox-trust-communities';
import type { StatementDraft, StatementDraftRequestSchema } from '@/lib/schemas/statement';

type Wanted = z.output<typeof StatementDraftRequestSchema>;

/** How long a draft waits for the holder, in milliseconds: a person is looking at an empty form. */
const patienceMs = 8_000;

async function askHolder(baseUrl: string, community?: string): Promise<UdapMetadata | null> {
  const transport = openTransport({ signal: AbortSignal.timeout(patienceMs) });
  const result = await transport(buildUdapMetadataRequest(baseUrl, community));
  return processUdapMetadata(result, { baseUrl, ruleSet: 'stu2' }).metadata;
}

/** The certificate that was chosen, or the newest of the community that names the issuer. */
async function certificateFor(
  workspaceId: string,
  wanted: Wanted,
  issuer: string,
  isSandbox: boolean,
): Promise<CertificateRow | null> {
  if (wanted.certificateId !== undefined) {
    return findCertificate(workspaceId, { id: wanted.certificateId });
  }
  const [first] = isSandbox ? await sandboxTrustCommunities() : [];
  const community = wanted.community ?? first?.uri;
  return community === undefined
    ? null
    : findCertificate(workspaceId, { issuer, community, at: new Date() });
}

/**
 * The software statement that the portal would write now for a client of an app at a holder, for people to look at and
 * change. The endpoint is what the holder publishes, unsigned; a run takes the signed one.
 *
 * @throws AppError `resource.not_found` for the app, `request.invalid` for a holder that is none
 */
export async function draftStatement(workspaceId: string, wanted: Wanted): Promise<StatementDraft> {
  const { app, client } = await appClientOf(workspaceId, wanted.appId, wanted.grantType);
  const { baseUrl, isSandbox } = await resolveHolder(wanted.holder);
  const [published, certificate] = await Promise.all([
    askHolder(baseUrl, wanted.community),
    certificateFor(workspaceId, wanted, client.issuer, isSandbox),
  ]);
  const chain = certificate?.chainPem.flatMap((pem) => parseCertificates(pem)) ?? [];
  const endpoint = published?.registration_endpoint;
  return {
    header: certificate ? { alg: certificate.key.algorithm, x5c: x5cOf(chain) } : {},
    claims: {
      ...buildStatementClaims({
        metadata: buildClientMetadata({
          app: app.metadata,
          grantType: client.grantType,
          scope: wanted.scope ?? client.scope,
          authMethod: 'private_key_jwt',
          hasRefreshToken: client.hasRefreshToken,
        }),
        issuer: client.issuer,
        audience: typeof endpoint === 'string' ? endpoint : '',
        now: new Date(),
        jti: randomUUID(),
      }),
    },
    registrationEndpoint: typeof endpoint === 'string' ? endpoint : null,
    certificateId: certificate?.id ?? null,
    certificationsSupported: stringArray(published?.udap_certifications_supported) ?? [],
    certificationsRequired: stringArray(published?.udap_certifications_required) ?? [],
  };
}
