import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { getApp } from '@/lib/domain/apps/get-app';
import { AppError } from '@/lib/errors';
import {
  ContactChannelSchema,
  type ContactInput,
  type HolderContactView,
} from '@/lib/schemas/outreach';
import { dateOf, dayText } from './days';

const mostContacts = 1000;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

async function findRow(workspaceId: string, appId: string, id: string) {
  const client = await db();
  return client.holderContact.findFirst({ where: { id, workspaceId, appId } });
}

function viewOf(row: Row): HolderContactView {
  const { id, holder, holderBaseUrl, withWhom, what, nextStep } = row;
  return {
    id,
    holder,
    holderBaseUrl,
    withWhom,
    what,
    nextStep,
    on: dayText(row.at) ?? '',
    channel: ContactChannelSchema.parse(row.channel),
    nextOn: dayText(row.nextAt),
    isNextDone: row.nextDoneAt !== null,
    createdBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
}

function columnsOf({ on, nextOn, isNextDone, ...rest }: ContactInput, doneBefore: Date | null) {
  return {
    ...rest,
    at: dateOf(on),
    nextAt: nextOn === null ? null : dateOf(nextOn),
    nextDoneAt: isNextDone ? (doneBefore ?? new Date()) : null,
  };
}

/** The log of an app, the last contact first. Throws AppError `resource.not_found`. */
export async function listContacts(
  workspaceId: string,
  appId: string,
): Promise<HolderContactView[]> {
  await getApp(workspaceId, appId);
  const client = await db();
  const rows = await client.holderContact.findMany({
    where: { workspaceId, appId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostContacts,
  });
  return rows.map(viewOf);
}

/** Writes down a contact. Throws AppError `resource.not_found`; `resource.conflict` when the log is full. */
export async function addContact(
  workspaceId: string,
  appId: string,
  input: ContactInput,
  author: { id: string | null; name: string },
): Promise<HolderContactView> {
  await getApp(workspaceId, appId);
  const client = await db();
  if ((await client.holderContact.count({ where: { appId } })) >= mostContacts) {
    throw new AppError('resource.conflict', {
      detail: `Found ${mostContacts} contacts of this app. Remove old ones first.`,
    });
  }
  return viewOf(
    await client.holderContact.create({
      data: {
        ...columnsOf(input, null),
        id: newId('con'),
        workspaceId,
        appId,
        createdById: author.id,
        createdByName: author.name,
      },
    }),
  );
}

function noSuchContact(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no contact ${id} of this app.` });
}

/** Changes all of a contact. Throws AppError `resource.not_found`. */
export async function updateContact(
  workspaceId: string,
  appId: string,
  id: string,
  input: ContactInput,
): Promise<HolderContactView> {
  const row = await findRow(workspaceId, appId, id);
  if (!row) throw noSuchContact(id);
  const client = await db();
  const data = columnsOf(input, row.nextDoneAt);
  return viewOf(await client.holderContact.update({ where: { id }, data }));
}

/** Removes a contact from the log. Throws AppError `resource.not_found`. */
export async function removeContact(workspaceId: string, appId: string, id: string): Promise<void> {
  const client = await db();
  const { count } = await client.holderContact.deleteMany({ where: { id, workspaceId, appId } });
  if (count === 0) throw noSuchContact(id);
}
