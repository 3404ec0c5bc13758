import 'server-only';
import { canSendMail } from '@/lib/auth/send-mail';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { practiceFacts } from '@/lib/domain/practice/practice-facts';
import { env } from '@/lib/env';
import { callbackUri } from '@/lib/domain/authorizations/addresses';
import { signingKeyOf } from '@/lib/domain/apps/key-states';
import { openStates } from '@/lib/domain/certificate-requests/request-states';
import { endOf, statusOf } from '@/lib/domain/registrations/registration-row';
import { consolePath } from '@/lib/guide/console-path';
import type { PlanFacts, RegistrationFact } from '@/lib/guide/plan/plan-facts';
import {
  AppMetadataSchema,
  AuthMethodSchema,
  GrantTypeSchema,
  RegistrationMethodSchema,
} from '@/lib/protocol/registration/client-metadata';
import { readRunFacts } from './run-facts';

const appColumns = {
  id: true,
  name: true,
  metadata: true,
  updatedAt: true,
  clients: { select: { grantType: true, issuer: true, hasRefreshToken: true } },
  jwksKeys: { select: { id: true, publishedAt: true, signsFrom: true, withdrawnAt: true } },
  planHolders: { select: { baseUrl: true, name: true }, orderBy: { createdAt: 'asc' } },
  registrations: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      holderBaseUrl: true,
      method: true,
      grantType: true,
      authMethod: true,
      community: true,
      scope: true,
      certificateId: true,
      status: true,
      clientId: true,
      clientExpiresAt: true,
      clientSecretExpiresAt: true,
      certificate: { select: { notAfter: true } },
      waitingSince: true,
      createdAt: true,
      revisions: {
        where: {
          kind: {
            in: [
              'registered',
              'replaced',
              'recorded',
              'answered',
              'renewed',
              'modified',
              'cancelled',
              'deleted',
            ],
          },
        },
        orderBy: { number: 'asc' },
        select: { kind: true, at: true, runId: true },
      },
    },
  },
} as const satisfies Prisma.AppSelect;
type AppRow = Prisma.AppGetPayload<{ select: typeof appColumns }>;
type RegistrationRow = AppRow['registrations'][number];

const careWords: Readonly<Record<string, string>> = {
  renewed: 'The registration was renewed.',
  modified: 'The registration was changed at the holder.',
  cancelled: 'The registration was cancelled at the holder.',
  deleted: 'The registration was deleted at the holder.',
};

function registrationFact(row: RegistrationRow, now: Date): RegistrationFact {
  const made = row.revisions.findLast(({ kind }) => careWords[kind] === undefined);
  const care = row.revisions.findLast(({ kind }) => careWords[kind] !== undefined);
  const method = RegistrationMethodSchema.parse(row.method);
  const grantType = GrantTypeSchema.parse(row.grantType);
  const status = statusOf(row, now);
  const authMethod = AuthMethodSchema.parse(row.authMethod);
  return {
    id: row.id,
    holder: row.holderBaseUrl,
    method,
    grantType,
    status,
    clientId: row.clientId,
    endsAt: endOf(row)?.toISOString() ?? null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    at: (made?.at ?? row.createdAt).toISOString(),
    runId: made?.runId ?? null,
    consolePath: consolePath({ ...row, method, grantType, authMethod, status }),
    care: care
      ? { at: care.at.toISOString(), words: careWords[care.kind] ?? '', runId: care.runId }
      : null,
  };
}

/** The holders of the plan of an app: those that were chosen, then those that were added, then those with a registration. */
function holdersOf(
  { planHolders, registrations }: AppRow,
  chosen: readonly { baseUrl: string; name: string }[],
): PlanFacts['holders'] {
  const names = new Map<string, string>();
  for (const { baseUrl, name } of [...chosen, ...planHolders]) names.set(baseUrl, name);
  const live = registrations
    .filter(({ status }) => status !== 'cancelled')
    .map(({ holderBaseUrl }) => holderBaseUrl);
  for (const baseUrl of live) if (!names.has(baseUrl)) names.set(baseUrl, holderName(baseUrl));
  return [...names].map(([baseUrl, name]) => ({
    baseUrl,
    name,
    isSandbox: baseUrl.startsWith(`${env().APP_URL}/sandbox/`),
    isRemovable: !live.includes(baseUrl) && !chosen.some((one) => one.baseUrl === baseUrl),
  }));
}

/** A holder that nobody named: the name in the sandbox, else the host. */
export function holderName(baseUrl: string): string {
  const root = `${env().APP_URL}/sandbox/`;
  if (baseUrl.startsWith(root)) return `Sandbox holder ${baseUrl.slice(root.length).split('/')[0]}`;
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

async function certificateFacts(workspaceId: string): Promise<PlanFacts['certificates']> {
  const client = await db();
  const rows = await client.certificate.findMany({
    where: { workspaceId, source: { not: 'test' } },
    select: {
      id: true,
      sanUris: true,
      createdAt: true,
      notBefore: true,
      notAfter: true,
      revokedAt: true,
      renewsId: true,
      key: { select: { name: true } },
    },
  });
  return rows.map(({ key, renewsId, ...row }) => ({
    id: row.id,
    name: key.name,
    sanUris: row.sanUris,
    createdAt: row.createdAt.toISOString(),
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    isRenewal: renewsId !== null,
  }));
}

async function requestFacts(workspaceId: string): Promise<PlanFacts['requests']> {
  const client = await db();
  const rows = await client.certificateRequest.findMany({
    where: { workspaceId, state: { in: openStates } },
    select: { id: true, state: true, form: true, createdAt: true, updatedAt: true },
  });
  return rows.map(({ id, state, form, createdAt }) => {
    const uris = (form as { sanUris?: unknown }).sanUris;
    return {
      id,
      uris: Array.isArray(uris) ? uris.filter((uri) => typeof uri === 'string') : [],
      isOurTurn: state === 'question' || state === 'to_send',
      since: createdAt.toISOString(),
    };
  });
}

async function watchFacts(workspaceId: string): Promise<PlanFacts['watch']> {
  const client = await db();
  const { noticesByMail, calendarTokenHash, _count } = await client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      noticesByMail: true,
      calendarTokenHash: true,
      _count: { select: { webhooks: true } },
    },
  });
  return {
    byMail: noticesByMail && canSendMail(),
    hasCalendar: calendarTokenHash !== null,
    webhooks: _count.webhooks,
  };
}

/**
 * What the plans of a workspace are judged by, per app in the order of their names: read in a handful of queries,
 * however many apps there are.
 *
 * @param appId only this one
 * @param holdersOf the holders that were chosen for an app
 */
export async function readPlanFacts(
  workspaceId: string,
  {
    appId,
    now,
    holdersOf: chosenFor,
  }: {
    appId?: string;
    now: Date;
    holdersOf: (appId: string) => readonly { baseUrl: string; name: string }[];
  },
): Promise<PlanFacts[]> {
  const client = await db();
  const apps = await client.app.findMany({
    where: { workspaceId, ...(appId === undefined ? {} : { id: appId }) },
    orderBy: { name: 'asc' },
    select: appColumns,
  });
  const registrations = apps.flatMap((app) => app.registrations);
  const holders = apps.flatMap((app) =>
    holdersOf(app, chosenFor(app.id)).map(({ baseUrl }) => baseUrl),
  );
  const [certificates, requests, watch, production, practice, runs] = await Promise.all([
    certificateFacts(workspaceId),
    requestFacts(workspaceId),
    watchFacts(workspaceId),
    client.environment.findFirst({
      where: { workspaceId, isProduction: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true },
    }),
    practiceFacts(
      workspaceId,
      apps.map(({ id }) => id),
      now,
    ),
    readRunFacts(
      workspaceId,
      [...new Set(holders)],
      registrations.map(({ id, clientId, holderBaseUrl, revisions }) => ({
        id,
        clientId,
        holderBaseUrl,
        runIds: revisions.flatMap(({ runId }) => runId ?? []),
      })),
    ),
  ]);
  return apps.map((app) => ({
    now: now.toISOString(),
    app: {
      id: app.id,
      name: app.name,
      metadata: AppMetadataSchema.parse(app.metadata),
      updatedAt: app.updatedAt.toISOString(),
      clients: app.clients.map((one) => ({
        ...one,
        grantType: GrantTypeSchema.parse(one.grantType),
      })),
      signingSince: signingKeyOf(app.jwksKeys, now)?.signsFrom.toISOString() ?? null,
    },
    holders: holdersOf(app, chosenFor(app.id)),
    certificates,
    requests,
    registrations: app.registrations.map((row) => registrationFact(row, now)),
    runs,
    seen: practice.get(app.id) ?? [],
    watch,
    portalRedirect: callbackUri(),
    productionEnvironment: production?.id ?? null,
  }));
}
