import type { HolderPlan, Incoming, PlannedAnswer } from '../fakes/planned-holder';
import type { World } from './explain/world';

const outcome = (code: string, text: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: text }],
});

/** A refusal as a FHIR server writes it. */
export const refusal = (
  status: number,
  code: string,
  text: string,
  headers: Record<string, string> = {},
): PlannedAnswer => ({ status, headers, body: outcome(code, text) });

/** What an export of a planned holder does otherwise than a good one; what it returns takes the place of its answer. */
export interface ExportPlan {
  kickOff?: (base: string) => PlannedAnswer;
  /** The answers to the questions, one after the other; the last one stays. */
  status?: (base: string) => PlannedAnswer[];
  manifest?: (base: string) => Record<string, unknown>;
  manifestHeaders?: Record<string, string>;
  file?: (incoming: Incoming) => PlannedAnswer;
  remove?: PlannedAnswer;
}

/** A line of NDJSON. */
export const line = (resource: object) => `${JSON.stringify(resource)}\n`;

const patients =
  line({ resourceType: 'Patient', id: '1' }) + line({ resourceType: 'Patient', id: '2' });

/** Puts up a holder with one export of two patients, and remembers what it was asked. */
export async function addExportHolder(world: World, name: string, plan: ExportPlan = {}) {
  const asked: Incoming[] = [];
  const base = `${world.holders.url}/${name}/r4`;
  let turn = 0;
  const manifest = () => ({
    transactionTime: '2026-06-30T00:00:00Z',
    request: `${base}/$export`,
    requiresAccessToken: true,
    output: [{ type: 'Patient', url: `${base}/files/1.ndjson`, count: 2 }],
    error: [],
    ...plan.manifest?.(base),
  });
  const fhir = (incoming: Incoming): PlannedAnswer => {
    asked.push(incoming);
    const { path, method } = incoming;
    if (path.includes('/files/')) {
      return (
        plan.file?.(incoming) ?? {
          status: 200,
          headers: { 'content-type': 'application/fhir+ndjson' },
          body: patients,
        }
      );
    }
    if (!path.includes('/jobs/')) {
      return (
        plan.kickOff?.(base) ?? { status: 202, headers: { 'content-location': `${base}/jobs/1` } }
      );
    }
    if (method === 'DELETE') return plan.remove ?? { status: 202 };
    const done: PlannedAnswer = {
      status: 200,
      headers: { 'content-type': 'application/json', ...plan.manifestHeaders },
      body: manifest(),
    };
    const answers = plan.status?.(base) ?? [done];
    const answer = answers[Math.min(turn, answers.length - 1)] ?? done;
    turn += 1;
    return answer.status === 200 && answer.body === undefined ? done : answer;
  };
  await world.holders.add(name, { fhir } satisfies HolderPlan);
  return { base, asked };
}
