import 'server-only';
import 'reflect-metadata';
import { db } from '@/lib/db/client';
import { getApp } from '@/lib/domain/apps/get-app';
import { getPractice } from '@/lib/domain/practice/get-practice';
import { practiceQuestions, practiceVersion } from '@/lib/guide/practice/catalogue';
import { practiceSections } from '@/lib/guide/practice/question';
import { coversHost, domainOfContact, hostOfUri } from '@/lib/protocol/registration/uri-kinds';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { App } from '@/lib/schemas/app';
import type { PublicProfile } from '@/lib/schemas/app-profile';

/** The certificates that name an issuer of the app and hold now, without those of the test set. */
async function certificatesOf(workspaceId: string, app: App, now: Date) {
  const client = await db();
  return client.certificate.findMany({
    where: {
      workspaceId,
      sanUris: { hasSome: app.clients.map(({ issuer }) => issuer) },
      notBefore: { lte: now },
      notAfter: { gt: now },
      revokedAt: null,
      source: { not: 'test' },
    },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { subject: true, chainPem: true, notAfter: true, fingerprint: true, sanUris: true },
  });
}

/** Which of the clients people can use: one for users needs an address to come back to. */
function clientsOf({ clients, metadata }: App): PublicProfile['clients'] {
  return clients
    .filter(
      ({ grantType }) => grantType !== 'authorization_code' || metadata.redirect_uris.length > 0,
    )
    .map(({ grantType, issuer, scope, hasRefreshToken }) => ({
      grantType,
      issuer,
      scopes: scope.split(' ').filter((word) => word !== ''),
      hasRefreshToken,
    }));
}

/**
 * What the public profile of an app says as things are now, without its logo. All of it is for everybody: answers of
 * the questionnaire, and what the app sends when it registers.
 *
 * @throws AppError `resource.not_found`
 */
export async function profileContent(
  workspaceId: string,
  appId: string,
  now: Date,
): Promise<PublicProfile> {
  const app = await getApp(workspaceId, appId);
  const client = await db();
  const [{ name }, certificates, practice] = await Promise.all([
    client.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true } }),
    certificatesOf(workspaceId, app, now),
    getPractice(workspaceId, appId),
  ]);
  const { metadata } = app;
  const hosts = certificates.flatMap(({ sanUris }) =>
    sanUris.flatMap((uri) => hostOfUri(uri) ?? []),
  );
  const domains = metadata.contacts.flatMap((contact) => domainOfContact(contact) ?? []);
  const words = new Map(practice.states.map((state) => [state.id, state.words]));
  return {
    name: metadata.client_name,
    developer: name,
    homePage: metadata.client_uri ?? null,
    contacts: metadata.contacts,
    confirmedDomains: [...new Set(domains)].filter((domain) =>
      hosts.some((host) => coversHost(domain, host)),
    ),
    logo: null,
    clients: clientsOf(app),
    redirectHosts: [
      ...new Set(
        metadata.redirect_uris.flatMap((uri) => hostOfUri(uri) ?? uri.split(':')[0] ?? []),
      ),
    ],
    jwksUri: app.jwksUri,
    certificates: certificates.map(({ subject, chainPem, notAfter, fingerprint }) => ({
      subject,
      authority: chainPem.flatMap((pem) => parseCertificates(pem))[0]?.issuer ?? '',
      endsAt: notAfter.toISOString(),
      sha256: fingerprint,
    })),
    practice: {
      catalogueVersion: practiceVersion,
      updatedAt: practice.updatedAt,
      answers: practiceQuestions.flatMap(({ id, section, title }) => {
        const answer = words.get(id);
        return answer == null
          ? []
          : [{ id, section: practiceSections[section], question: title, answer }];
      }),
    },
  };
}
