import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { getApp } from '@/lib/domain/apps/get-app';
import { AppError } from '@/lib/errors';
import {
  AgreementKindSchema,
  AgreementStatusSchema,
  type AgreementInput,
  type AgreementUpdate,
  type AgreementView,
} from '@/lib/schemas/outreach';
import { dateOf, dayText } from './days';

const mostAgreements = 200;

const withFiles = {
  files: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      mediaType: true,
      bytes: true,
      sha256: true,
      addedByName: true,
      addedAt: true,
    },
  },
} as const satisfies Prisma.AgreementInclude;

function viewOf(row: Prisma.AgreementGetPayload<{ include: typeof withFiles }>): AgreementView {
  const { id, title, holder, holderBaseUrl, note, version } = row;
  return {
    id,
    title,
    holder,
    holderBaseUrl,
    note,
    version,
    kind: AgreementKindSchema.parse(row.kind),
    status: AgreementStatusSchema.parse(row.status),
    sentOn: dayText(row.sentOn),
    signedOn: dayText(row.signedOn),
    endsOn: dayText(row.endsOn),
    remindOn: dayText(row.remindAt),
    createdBy: row.createdByName,
    updatedAt: row.updatedAt.toISOString(),
    files: row.files.map(({ addedByName, addedAt, ...file }) => ({
      ...file,
      addedBy: addedByName,
      addedAt: addedAt.toISOString(),
    })),
  };
}

function columnsOf({ sentOn, signedOn, endsOn, remindOn, ...rest }: AgreementInput) {
  const date = (day: string | null) => (day === null ? null : dateOf(day));
  return {
    ...rest,
    sentOn: date(sentOn),
    signedOn: date(signedOn),
    endsOn: date(endsOn),
    remindAt: date(remindOn),
  };
}

export function noSuchAgreement(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no agreement ${id} of this app.` });
}

/** An agreement with its files. Throws AppError `resource.not_found`. */
export async function getAgreement(
  workspaceId: string,
  appId: string,
  id: string,
): Promise<AgreementView> {
  const client = await db();
  const row = await client.agreement.findFirst({
    where: { id, workspaceId, appId },
    include: withFiles,
  });
  if (!row) throw noSuchAgreement(id);
  return viewOf(row);
}

/** The agreements of an app, the newest first. Throws AppError `resource.not_found`. */
export async function listAgreements(workspaceId: string, appId: string): Promise<AgreementView[]> {
  await getApp(workspaceId, appId);
  const client = await db();
  const rows = await client.agreement.findMany({
    where: { workspaceId, appId },
    include: withFiles,
    orderBy: { id: 'desc' },
    take: mostAgreements,
  });
  return rows.map(viewOf);
}

/** Writes down an agreement. Throws AppError `resource.not_found`; `resource.conflict` beyond 200 of an app. */
export async function addAgreement(
  workspaceId: string,
  appId: string,
  input: AgreementInput,
  author: { id: string | null; name: string },
): Promise<AgreementView> {
  await getApp(workspaceId, appId);
  const client = await db();
  if ((await client.agreement.count({ where: { appId } })) >= mostAgreements) {
    throw new AppError('resource.conflict', {
      detail: `Found ${mostAgreements} agreements of this app. Remove old ones first.`,
    });
  }
  const row = await client.agreement.create({
    data: {
      ...columnsOf(input),
      id: newId('agr'),
      workspaceId,
      appId,
      createdById: author.id,
      createdByName: author.name,
    },
    include: withFiles,
  });
  return viewOf(row);
}

/** Changes all of an agreement. Throws AppError `resource.not_found`, `resource.changed`. */
export async function updateAgreement(
  workspaceId: string,
  appId: string,
  id: string,
  { version, ...input }: AgreementUpdate,
): Promise<AgreementView> {
  await getAgreement(workspaceId, appId, id);
  const client = await db();
  const { count } = await client.agreement.updateMany({
    where: { id, workspaceId, appId, version },
    data: { ...columnsOf(input), version: { increment: 1 } },
  });
  if (count === 0) {
    throw new AppError('resource.changed', {
      detail: `Somebody else has changed this agreement since you opened it (you had version ${version}). Nothing was saved.`,
    });
  }
  return getAgreement(workspaceId, appId, id);
}

/** Removes an agreement with its files. Throws AppError `resource.not_found`. */
export async function removeAgreement(
  workspaceId: string,
  appId: string,
  id: string,
): Promise<void> {
  const client = await db();
  const { count } = await client.agreement.deleteMany({ where: { id, workspaceId, appId } });
  if (count === 0) throw noSuchAgreement(id);
}
