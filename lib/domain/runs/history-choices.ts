import 'server-only';
import { db } from '@/lib/db/client';

/** What the runs of a workspace can be narrowed by. */
export interface HistoryChoices {
  methods: string[];
  resourceTypes: string[];
  /** FHIR base URLs, the latest used first. */
  holders: string[];
  people: { id: string; name: string }[];
}

const most = 100;

/** The methods, resource types, holders and people that occur in the runs of a workspace. */
export async function historyChoices(workspaceId: string): Promise<HistoryChoices> {
  const client = await db();
  const [methods, types, holders, members] = await Promise.all([
    client.run.groupBy({
      by: ['method'],
      where: { workspaceId, method: { not: null } },
      orderBy: { method: 'asc' },
      take: most,
    }),
    client.run.groupBy({
      by: ['resourceType'],
      where: { workspaceId, resourceType: { not: null } },
      orderBy: { resourceType: 'asc' },
      take: most,
    }),
    client.run.groupBy({
      by: ['holder'],
      where: { workspaceId, method: { not: null } },
      orderBy: { _max: { id: 'desc' } },
      take: most,
    }),
    client.user.findMany({
      where: { runs: { some: { workspaceId } } },
      orderBy: { email: 'asc' },
      take: most,
      select: { id: true, name: true, email: true },
    }),
  ]);
  return {
    methods: methods.flatMap(({ method }) => method ?? []),
    resourceTypes: types.flatMap(({ resourceType }) => resourceType ?? []),
    holders: holders.map(({ holder }) => holder),
    people: members.map(({ id, name, email }) => ({ id, name: name ?? email })),
  };
}
