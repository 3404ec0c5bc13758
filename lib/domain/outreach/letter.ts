import 'server-only';
import 'reflect-metadata';
import { db } from '@/lib/db/client';
import { profileUrlOf } from '@/lib/domain/app-profiles/app-profile';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { listAppKeys } from '@/lib/domain/apps/list-app-keys';
import { getPractice } from '@/lib/domain/practice/get-practice';
import { dayOf } from '@/lib/format/dates';
import { mailtoLink } from '@/lib/format/mailto';
import type { LetterFacts } from '@/lib/guide/outreach/letter-facts';
import { writeLetterOf } from '@/lib/guide/outreach/letters';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { LetterQuery, LetterView } from '@/lib/schemas/outreach';

/** The newest certificate that names an issuer and holds now, without those of the test set; null when there is none. */
export async function certificateOfIssuer(workspaceId: string, issuer: string, now: Date) {
  const client = await db();
  return client.certificate.findFirst({
    where: {
      workspaceId,
      sanUris: { has: issuer },
      notBefore: { lte: now },
      notAfter: { gt: now },
      revokedAt: null,
      source: { not: 'test' },
    },
    orderBy: { createdAt: 'desc' },
    select: { subject: true, notAfter: true, chainPem: true },
  });
}

/**
 * What letters about an app are written from.
 *
 * @param representative how the person is called who writes
 * @throws AppError `resource.not_found`
 */
export async function letterFacts(
  workspaceId: string,
  appId: string,
  wanted: Omit<LetterQuery, 'kind'>,
  representative: string,
): Promise<LetterFacts> {
  const { app, client } = await appClientOf(workspaceId, appId, wanted.grantType);
  const database = await db();
  const now = new Date();
  const [workspace, keys, profileUrl, certificate, practice, registration] = await Promise.all([
    database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true } }),
    listAppKeys(workspaceId, appId),
    profileUrlOf(workspaceId, appId),
    certificateOfIssuer(workspaceId, client.issuer, now),
    getPractice(workspaceId, appId),
    database.registration.findFirst({
      where: {
        workspaceId,
        appId,
        grantType: wanted.grantType,
        holderBaseUrl: wanted.holderBaseUrl,
        clientId: { not: null },
        status: { not: 'cancelled' },
      },
      orderBy: { updatedAt: 'desc' },
      select: { clientId: true },
    }),
  ]);
  const kept = practice.states.find(({ id }) => id === 'refresh-tokens');
  return {
    reference: appId,
    workspaceName: workspace.name,
    representative,
    holder: wanted.holder,
    holderBaseUrl: wanted.holderBaseUrl,
    app: app.metadata,
    client,
    jwksUri: jwksUri(appId),
    hasKey: keys.some(({ state }) => state === 'signing'),
    profileUrl,
    certificate: certificate && {
      subject: certificate.subject,
      authority: certificate.chainPem.flatMap((pem) => parseCertificates(pem))[0]?.issuer ?? '',
      endsOn: dayOf(certificate.notAfter),
    },
    clientId: registration?.clientId ?? null,
    incidentContact: practice.answers['incident-contact'] ?? null,
    refreshTokensKept: kept?.state === 'done' ? kept.words : null,
  };
}

/**
 * A letter to a holder, written from the facts of an app.
 *
 * @param representative how the person is called who writes
 * @throws AppError `resource.not_found`
 */
export async function writeOutreachLetter(
  workspaceId: string,
  appId: string,
  { kind, ...wanted }: LetterQuery,
  representative: string,
): Promise<LetterView> {
  const facts = await letterFacts(workspaceId, appId, wanted, representative);
  const letter = writeLetterOf(kind, facts);
  return { ...letter, mailto: mailtoLink(letter) };
}
