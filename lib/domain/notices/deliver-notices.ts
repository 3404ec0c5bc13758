import 'server-only';
import { canSendMail, sendMail } from '@/lib/auth/send-mail';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { pauseAfter } from './back-off';
import { findWebhook } from './find-webhook';
import { noticeMail, noticePayload, type StoredNotice } from './notice-mail';
import { sendWebhook } from './send-webhook';

const atOnce = 4;
/** For one call; the next takes the rest. */
const maxDeliveries = 100;
/** Longer than any attempt takes: whoever claimed a delivery and died gives it back after this time. */
const claimMs = 15 * 60_000;

interface Due {
  id: string;
  channel: string;
  target: string;
  attempts: number;
  nextAttemptAt: Date;
  notice: StoredNotice;
}

/** What came of an attempt. `isFinal`: trying again is of no use. */
interface Outcome {
  problem: string | null;
  isFinal?: boolean;
}

async function dueDeliveries(now: Date): Promise<Due[]> {
  const client = await db();
  return client.noticeDelivery.findMany({
    where: { state: 'pending', nextAttemptAt: { lte: now } },
    orderBy: { nextAttemptAt: 'asc' },
    take: maxDeliveries,
    select: {
      id: true,
      channel: true,
      target: true,
      attempts: true,
      nextAttemptAt: true,
      notice: {
        select: {
          id: true,
          subject: true,
          dueAt: true,
          daysBefore: true,
          title: true,
          href: true,
          createdAt: true,
          workspace: { select: { id: true, slug: true, name: true, noticesByMail: true } },
        },
      },
    },
  });
}

/** Takes a delivery for this process. False when another one, or an earlier call, took it. */
async function claim({ id, attempts, nextAttemptAt }: Due, now: Date): Promise<boolean> {
  const client = await db();
  const { count } = await client.noticeDelivery.updateMany({
    where: { id, state: 'pending', attempts, nextAttemptAt },
    data: { attempts: attempts + 1, nextAttemptAt: new Date(now.getTime() + claimMs) },
  });
  return count === 1;
}

/** The code of a mail error, in brackets. Its text may be anything that a server says, and is for the log. */
function mailReason(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const parts = [
    ...(typeof code === 'string' && /^[A-Z_]+$/.test(code) ? [code] : []),
    ...(typeof responseCode === 'number' ? [`status ${responseCode}`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

async function mail(due: Due): Promise<Outcome> {
  const { workspace } = due.notice;
  if (!workspace.noticesByMail) {
    return { problem: 'Notices by mail were turned off meanwhile.', isFinal: true };
  }
  const client = await db();
  const readers = await client.membership.count({
    where: {
      workspaceId: workspace.id,
      role: { in: ['owner', 'admin'] },
      user: { email: due.target },
    },
  });
  if (readers === 0) {
    return { problem: 'The address is not one of an owner or admin any more.', isFinal: true };
  }
  if (!canSendMail()) return { problem: 'The portal cannot send mail: SMTP_URL is not set.' };
  try {
    await sendMail({ to: due.target, ...noticeMail(due.notice, env().APP_URL) });
    return { problem: null };
  } catch (error) {
    log.warn({ err: error, delivery: due.id }, 'a notice could not be mailed');
    return { problem: `The mail server did not take it${mailReason(error)}.` };
  }
}

async function post(due: Due, signal: AbortSignal | undefined): Promise<Outcome> {
  const { notice } = due;
  const webhook = await findWebhook(notice.workspace.id, due.target);
  if (!webhook) return { problem: 'The webhook was removed.', isFinal: true };
  return sendWebhook(webhook, notice.id, noticePayload(notice, env().APP_URL), signal);
}

async function attempt(due: Due, signal: AbortSignal | undefined): Promise<Outcome> {
  try {
    return await (due.channel === 'mail' ? mail(due) : post(due, signal));
  } catch (error) {
    log.error({ err: error, delivery: due.id }, 'a notice could not be delivered');
    return { problem: 'Something broke in the portal. Its log says what.' };
  }
}

async function record(due: Due, { problem, isFinal }: Outcome, now: Date): Promise<void> {
  const client = await db();
  const pause = isFinal ? null : pauseAfter(due.attempts + 1);
  const next =
    problem === null
      ? { state: 'sent', sentAt: now, lastError: null }
      : pause === null
        ? { state: 'failed', lastError: problem }
        : { nextAttemptAt: new Date(now.getTime() + pause), lastError: problem };
  await client.noticeDelivery.updateMany({
    where: { id: due.id, state: 'pending', attempts: due.attempts + 1 },
    data: next,
  });
}

/**
 * Sends what is due. What fails is tried again after 1, 5, 30 minutes, 2 and 12 hours, then given up. Each
 * attempt is claimed in the database first, so that of several processes one makes it.
 *
 * @returns how many attempts this call made
 */
export async function deliverNotices(now: Date, signal?: AbortSignal): Promise<number> {
  const waiting = await dueDeliveries(now);
  let made = 0;
  async function work(): Promise<void> {
    for (let due = waiting.shift(); due && !signal?.aborted; due = waiting.shift()) {
      if (!(await claim(due, now))) continue;
      made += 1;
      const outcome = await attempt(due, signal);
      // What was interrupted is not a failure: the claim lapses, and another process tries again.
      if (outcome.problem === null || !signal?.aborted) await record(due, outcome, now);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return made;
}
