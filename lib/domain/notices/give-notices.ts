import 'server-only';
import { canSendMail } from '@/lib/auth/send-mail';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { exampleSubjects } from '@/lib/domain/examples/is-example';
import { findRadarEntries } from '@/lib/domain/radar/list-radar';
import type { RadarEntry } from '@/lib/domain/radar/radar-entries';
import { log } from '@/lib/log';

interface Address {
  channel: 'mail' | 'webhook';
  target: string;
}

interface Told {
  id: string;
  slug: string;
  addresses: Address[];
}

/** The workspaces in which somebody wants to be told, and who. */
async function toldWorkspaces(): Promise<Told[]> {
  const client = await db();
  const rows = await client.workspace.findMany({
    select: {
      id: true,
      slug: true,
      noticesByMail: true,
      webhooks: { select: { id: true } },
      memberships: {
        where: { role: { in: ['owner', 'admin'] } },
        select: { user: { select: { email: true } } },
      },
    },
  });
  const byMail = canSendMail();
  return rows
    .map(({ id, slug, noticesByMail, webhooks, memberships }) => ({
      id,
      slug,
      addresses: [
        ...webhooks.map((webhook): Address => ({ channel: 'webhook', target: webhook.id })),
        ...(byMail && noticesByMail
          ? memberships.map(({ user }): Address => ({ channel: 'mail', target: user.email }))
          : []),
      ],
    }))
    .filter(({ addresses }) => addresses.length > 0);
}

/** Gives one notice with its deliveries, unless it was given before, here or by another process. */
async function giveOnce(workspace: Told, entry: RadarEntry, now: Date): Promise<boolean> {
  const { item, threshold, headline } = entry;
  if (threshold === null || item.dueAt === null) return false;
  const notice = {
    workspaceId: workspace.id,
    subject: item.subject,
    dueAt: new Date(item.dueAt),
    daysBefore: threshold,
  };
  const client = await db();
  if ((await client.notice.count({ where: notice })) > 0) return false;
  const id = newId('ntc');
  return client.$transaction(async (transaction) => {
    const { count } = await transaction.notice.createMany({
      data: [{ ...notice, id, title: headline, href: item.href, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await transaction.noticeDelivery.createMany({
      data: workspace.addresses.map((address) => ({
        id: newId('del'),
        noticeId: id,
        ...address,
        nextAttemptAt: now,
      })),
    });
    return true;
  });
}

/**
 * Gives the notices for which it is time: one for each thing, end and threshold, and of several thresholds
 * that have been reached the nearest only. Workspaces in which nobody wants to be told are passed over, and
 * one that fails is logged.
 *
 * @returns how many were given
 */
export async function giveNotices(now: Date, signal?: AbortSignal): Promise<number> {
  let given = 0;
  for (const workspace of await toldWorkspaces()) {
    if (signal?.aborted) break;
    try {
      const isExample = await exampleSubjects(workspace.id);
      for (const entry of await findRadarEntries(workspace, now)) {
        if (isExample(entry.item.subject)) continue;
        if (await giveOnce(workspace, entry, now)) given += 1;
      }
    } catch (error) {
      if (!signal?.aborted) {
        log.error({ err: error, workspaceId: workspace.id }, 'notices could not be given');
      }
    }
  }
  return given;
}
