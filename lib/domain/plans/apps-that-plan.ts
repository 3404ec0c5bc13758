import 'server-only';
import { db } from '@/lib/db/client';
import { AnswersSchema } from '@/lib/guide/answers';

/** The ids of the apps of a workspace whose plan has a holder: by hand, by their answers, or by a registration. */
export async function appsThatPlan(workspaceId: string, baseUrl: string): Promise<string[]> {
  const client = await db();
  const select = { appId: true } as const;
  const [byHand, registered, answered] = await Promise.all([
    client.planHolder.findMany({ where: { workspaceId, baseUrl }, select }),
    client.registration.findMany({
      where: { workspaceId, holderBaseUrl: baseUrl, status: { not: 'cancelled' } },
      select,
    }),
    client.appPlan.findMany({ where: { workspaceId }, select: { appId: true, answers: true } }),
  ]);
  const named = answered.filter(({ answers }) =>
    AnswersSchema.parse(answers).holders?.includes(baseUrl),
  );
  return [...new Set([...byHand, ...registered, ...named].map(({ appId }) => appId))];
}
