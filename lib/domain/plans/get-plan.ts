import 'server-only';
import { db } from '@/lib/db/client';
import { getApp } from '@/lib/domain/apps/get-app';
import { namesOf } from '@/lib/domain/people/names-of';
import { AnswersSchema } from '@/lib/guide/answers';
import { choose } from '@/lib/guide/choose';
import type { Plan } from '@/lib/schemas/plan';
import { readHolderFacts } from './read-holder-facts';

/**
 * What was answered about an app, with what is known of the holders now and the flow that follows. An app about which
 * nothing was answered has version 0.
 *
 * @throws AppError `resource.not_found`
 */
export async function getPlan(workspaceId: string, appId: string): Promise<Plan> {
  await getApp(workspaceId, appId);
  const client = await db();
  const row = await client.appPlan.findFirst({ where: { appId, workspaceId } });
  const answers = AnswersSchema.parse(row?.answers ?? {});
  const [holders, names] = await Promise.all([
    readHolderFacts(workspaceId, answers.holders ?? [], new Date()),
    namesOf([row?.updatedById ?? null]),
  ]);
  return {
    appId,
    answers,
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: names.get(row?.updatedById ?? '') ?? null,
    holders,
    flow: choose(answers, holders).flow,
  };
}
