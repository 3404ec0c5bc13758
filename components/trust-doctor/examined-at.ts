import type { RunView } from '@/components/run/run-model';

/** The moment for which a run of the trust doctor judges dates (ISO 8601): the one asked for, else its start. */
export function examinedAt({ request, startedAt }: Pick<RunView, 'request' | 'startedAt'>): string {
  const examine = request?.['examine'];
  const at =
    typeof examine === 'object' && examine !== null && 'at' in examine ? examine.at : undefined;
  return typeof at === 'string' ? at : (startedAt ?? new Date(0).toISOString());
}
