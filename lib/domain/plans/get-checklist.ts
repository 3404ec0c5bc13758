import 'server-only';
import { noSuchApp } from '@/lib/domain/apps/no-such-app';
import { getApp } from '@/lib/domain/apps/get-app';
import { db } from '@/lib/db/client';
import { AnswersSchema } from '@/lib/guide/answers';
import { choose } from '@/lib/guide/choose';
import type { Recommendation } from '@/lib/guide/recommendation';
import { basisOfApp } from '@/lib/guide/plan/plan-basis';
import { planOf } from '@/lib/guide/plan/plan-of';
import type { Checklist } from '@/lib/schemas/checklist';
import { readPlanFacts } from './plan-facts';
import { serializeHand } from './plan-hands';
import { readHolderFacts } from './read-holder-facts';

/** What follows from the answers about each app that decide, with what is known of the holders: read once for all. */
async function chosenFor(
  workspaceId: string,
  rows: readonly { appId: string; answers: unknown }[],
  now: Date,
): Promise<Map<string, Recommendation>> {
  const plans = rows.map(({ appId, answers }) => ({
    appId,
    answers: AnswersSchema.parse(answers),
  }));
  const baseUrls = [...new Set(plans.flatMap(({ answers }) => answers.holders ?? []))];
  const known = new Map(
    (await readHolderFacts(workspaceId, baseUrls, now)).map((facts) => [facts.baseUrl, facts]),
  );
  return new Map(
    plans.flatMap(({ appId, answers }) => {
      const made = choose(
        answers,
        (answers.holders ?? []).flatMap((baseUrl) => known.get(baseUrl) ?? []),
      );
      return made.flow === null ? [] : [[appId, made] as const];
    }),
  );
}

/** The checklists of the apps of a workspace, by the names of the apps. */
export async function listChecklists(
  workspaceId: string,
  { appId, now = new Date() }: { appId?: string; now?: Date } = {},
): Promise<Checklist[]> {
  const client = await db();
  const where = { workspaceId, ...(appId === undefined ? {} : { appId }) };
  const [workspace, rows, plans] = await Promise.all([
    client.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } }),
    client.planItemState.findMany({ where }),
    client.appPlan.findMany({ where, select: { appId: true, answers: true } }),
  ]);
  const chosen = await chosenFor(workspaceId, plans, now);
  const all = await readPlanFacts(workspaceId, {
    now,
    ...(appId === undefined ? {} : { appId }),
    holdersOf: (id) => chosen.get(id)?.holders ?? [],
  });
  return all.map((facts) => {
    const basis = chosen.get(facts.app.id);
    return planOf({
      basis: basis ?? basisOfApp(facts),
      isChosen: basis !== undefined,
      facts,
      hands: rows.filter((row) => row.appId === facts.app.id).map(serializeHand),
      root: `/w/${workspace.slug}`,
    });
  });
}

/** The checklist of an app. Throws `resource.not_found`. */
export async function getChecklist(workspaceId: string, appId: string): Promise<Checklist> {
  // An app from before there were two clients gets both.
  await getApp(workspaceId, appId);
  const [checklist] = await listChecklists(workspaceId, { appId });
  if (!checklist) throw noSuchApp(appId);
  return checklist;
}
