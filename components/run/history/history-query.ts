import { RunQuerySchema, type RunQuery } from '@/lib/schemas/run-history';

/** What a run must be like, and behind which run a page begins. */
export type HistoryQuery = Partial<Omit<RunQuery, 'limit'>>;

const members = RunQuerySchema.omit({ limit: true }).shape;

/** What an address asks for; what it does not understand is not asked. */
export function historyQueryOf(query: Readonly<Record<string, unknown>>): HistoryQuery {
  const entries = Object.entries(members).flatMap(([name, schema]) => {
    const value = query[name];
    if (typeof value !== 'string' || value.trim() === '') return [];
    const parsed = schema.safeParse(value.trim());
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Whether anything is asked of a run. */
export function isNarrowed({ before, ...asked }: HistoryQuery): boolean {
  void before;
  return Object.values(asked).some((value) => value !== undefined);
}

/** What is asked as the query of an address, without `?`. */
export function historySearch(query: HistoryQuery & { limit?: number }): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(pairs).toString();
}
