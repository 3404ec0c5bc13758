import 'server-only';
import type { Author } from '@/lib/domain/registrations/add-revision';
import { reasonOf } from '@/lib/domain/bulk-registrations/run-outcome';
import { readFrames } from '@/lib/domain/runs/get-run';
import { liveRuns } from '@/lib/domain/runs/live-runs';
import { db } from '@/lib/db/client';
import type { App } from '@/lib/schemas/app';
import type { Run } from '@/lib/schemas/run';

/** What can be an example. What hangs on one of these goes with it. */
export type ExampleKind =
  'app' | 'certificate' | 'key' | 'request' | 'run' | 'collection' | 'environment';

/** The apps of the examples, one at each stage of its plan. */
export type ExampleApp = 'compass' | 'chart' | 'lantern' | 'sextant' | 'ferry' | 'beacon' | 'ketch';

/** What the parts share while the examples are made. */
export interface ExampleWork {
  workspaceId: string;
  by: Author;
  now: Date;
  /** FHIR base URL of the holder of the sandbox that does all by the book. */
  harbor: string;
  /** The end of this process. */
  signal: AbortSignal;
  apps: Partial<Record<ExampleApp, App>>;
  certificates: Partial<Record<ExampleApp, string>>;
  /** Writes down that something is an example. */
  keep: (kind: ExampleKind, thingId: string) => Promise<void>;
}

/** A part of the examples. */
export interface ExamplePart {
  /** What is made, as people read it while they wait. */
  words: string;
  make: (work: ExampleWork) => Promise<void>;
}

const dayMs = 86_400_000;

/** A day so many days from now, `2026-12-31`. */
export function dayFrom({ now }: ExampleWork, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** An app that an earlier part made. */
export function appOf({ apps }: ExampleWork, name: ExampleApp): App {
  const app = apps[name];
  if (!app) throw new Error(`the example ${name} was not made`);
  return app;
}

/** The certificate that an earlier part had issued for an app. */
export function certificateOf({ certificates }: ExampleWork, name: ExampleApp): string {
  const id = certificates[name];
  if (id === undefined) throw new Error(`the example ${name} has no certificate`);
  return id;
}

/** Waits until a run is over, and returns its verdict. A run is an example from its first moment. */
export async function finished({ keep, signal }: ExampleWork, run: Run): Promise<string | null> {
  await keep('run', run.id);
  const live = liveRuns.get(run.id);
  const cancel = (): void => live?.controller.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  await live?.done;
  signal.removeEventListener('abort', cancel);
  const client = await db();
  const row = await client.run.findUniqueOrThrow({
    where: { id: run.id },
    select: { verdict: true },
  });
  return row.verdict;
}

/** Waits until a run is over that has to go well. Throws with what its checks say when it does not. */
export async function succeeded(work: ExampleWork, run: Run): Promise<void> {
  const verdict = await finished(work, run);
  if (verdict === 'pass' || verdict === 'warn') return;
  throw new Error(`${run.title}: ${reasonOf(await readFrames(run.id))}`);
}
