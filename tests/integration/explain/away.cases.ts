import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import type { RunFrame } from '@/lib/run/frames';
import { RunRequestSchema } from '@/lib/schemas/run';
import { configuration } from './authorization.cases';
import type { ExplainCase, World } from './world';

/** A person is sent to a holder, and nobody comes back. */
async function nobodyReturns(world: World, endpoint?: string): Promise<RunFrame[]> {
  const name = `away${Math.random().toString(36).slice(2, 8)}`;
  const holder = await world.holders.add(name);
  await world.holders.add(name, {
    smart: configuration(
      holder,
      endpoint === undefined ? {} : { authorization_endpoint: endpoint },
    ),
  });
  const request = RunRequestSchema.parse({
    holder,
    until: 'token',
    auth: {
      method: 'code',
      register: 'always',
      session: 'new',
      scope: 'launch/patient patient/*.rs',
    },
  });
  const run = await startRun(world.workspaceId, world.ownerId, request);
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(30_000))) frames.push(frame);
  return frames;
}

/** Section 8.4: nobody comes back. */
export const awayCases: readonly ExplainCase[] = [
  {
    row: '8.4 error page, no redirect',
    told: 'explain.authorization.redirect-uri',
    certainty: 'likely',
    run: (world) => nobodyReturns(world),
    proof:
      /did not come back.*redirect_uri.*\/oauth\/callback.*client_id.*Last address.*\/authorize\?/,
    fix: /Compare the redirect URI with the registration/,
    cite: /RFC 6749 §4\.1\.2\.1/,
  },
  {
    row: '8.4 nobody comes back: blocked',
    told: 'explain.authorization.browser-blocked',
    certainty: 'likely',
    run: (world) => nobodyReturns(world, 'https://sign-in.example/authorize'),
    proof: /holder is on https, the way back is http:.*Last address/,
    fix: /look at the address bar/,
    cite: /SMART App Launch/,
  },
];
