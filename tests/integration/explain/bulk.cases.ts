import { making } from './faulty-client';
import type { RunFrame } from '@/lib/run/frames';
import type { RunRequestInput } from '@/lib/schemas/run';
import { addExportHolder, refusal, type ExportPlan } from '../bulk-holder';
import type { ExplainCase, World } from './world';

let count = 0;

/** A run that follows an export of a holder that is good but for this. */
const followed =
  (plan: ExportPlan, request: RunRequestInput = {}) =>
  async (world: World): Promise<RunFrame[]> => {
    const { base } = await addExportHolder(world, `bulk${(count += 1)}`, plan);
    return world.run({
      holder: base,
      auth: { method: 'udap', register: 'always', scope: 'system/*.rs' },
      request: { path: '$export' },
      bulk: {},
      ...request,
    });
  };

const busy = { status: 202, headers: { 'retry-after': '0', 'x-progress': '1 of 2' } };

/** Bulk exports: the kick-off, the state, the files. */
export const bulkCases: readonly ExplainCase[] = [
  {
    row: 'bulk 400 without Prefer',
    told: 'explain.bulk.not-asynchronous',
    request: { auth: { method: 'none' }, request: { path: 'Patient/$export' } },
    holder: { fhir: refusal(400, 'required', 'Prefer is missing') },
    proof: /no Prefer header.*Prefer is missing/,
    fix: /Prefer: respond-async/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 403 for a token of a user',
    told: 'explain.bulk.user-token',
    run: followed(
      { kickOff: () => refusal(403, 'forbidden', 'system scopes are required') },
      { auth: { method: 'udap', register: 'always', scope: 'user/*.rs' } },
    ),
    proof: /Granted: user\/\*\.rs/,
    fix: /backend services/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 429 at the kick-off',
    told: 'explain.bulk.too-many',
    certainty: 'likely',
    run: followed({
      kickOff: () => refusal(429, 'throttled', 'one at a time', { 'retry-after': '60' }),
    }),
    proof: /kick-off itself.*60.*one at a time/,
    fix: /DELETE/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 429 although nobody was hasty',
    told: 'explain.bulk.own-limit',
    certainty: 'likely',
    run: followed({
      status: () => [
        refusal(429, 'throttled', 'slow down', { 'retry-after': '0' }),
        { status: 200 },
      ],
    }),
    proof: /first question.*slow down/,
    fix: /waits as long/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 429 for a client that does not wait',
    told: 'explain.bulk.too-fast',
    run: (world) =>
      making({ waitMs: 0 }, () =>
        followed({
          status: () => [
            { ...busy, headers: { ...busy.headers, 'retry-after': '60' } },
            refusal(429, 'throttled', 'slow down'),
            { status: 200 },
          ],
        })(world),
      ),
    proof: /Retry-After had said 60 s/,
    fix: /Wait as long as Retry-After/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 404 of an export that was there',
    told: 'explain.bulk.expired',
    certainty: 'likely',
    run: followed({ status: () => [busy, refusal(404, 'not-found', 'no such job')] }),
    proof: /there before: status 202.*no such job/,
    fix: /Kick the export off again/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 404 of a file after Expires',
    told: 'explain.bulk.expired',
    run: followed({
      manifestHeaders: { expires: 'Thu, 01 Jan 2026 00:00:00 GMT' },
      file: () => refusal(404, 'not-found', 'gone'),
    }),
    proof: /expires at Thu, 01 Jan 2026/,
    fix: /fetch the files soon/,
    cite: /Bulk Data Access/,
  },
  {
    row: 'bulk 401 of a file whose manifest asks for no token',
    told: 'explain.bulk.file-token',
    run: followed({
      manifest: () => ({ requiresAccessToken: false }),
      file: () => refusal(401, 'login', 'token please'),
    }),
    proof: /says that files need no token/,
    fix: /bulk\.tokenOrigins/,
    cite: /requiresAccessToken/,
  },
];
