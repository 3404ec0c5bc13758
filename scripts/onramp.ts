/**
 * The `onramp` command. On the embedded database, which only one process may open, it asks the running
 * portal through its local command channel; otherwise it opens the database itself.
 */
import { parseArgs } from 'node:util';
import { closeDb } from '@/lib/db/client';
import { readLock } from '@/lib/db/lock';
import { runCommand, CommandSchema, type Command } from '@/lib/domain/setup/run-command';
import { env } from '@/lib/env';
import { AppError, problems } from '@/lib/errors';

const usage = `Usage:
  onramp token create --workspace SLUG --name NAME [--role ROLE]
                      print a new bearer token for scripts; it acts as developer unless told otherwise
  onramp setup-link   print a new one-time set-up link
  onramp demo fill --workspace SLUG
                      fill a workspace with examples: one thing in every state
  onramp demo remove --workspace SLUG
                      remove the examples again, and nothing else
  onramp vault rotate seal every secret again under a new master key (see docs/operations.md)`;

function commandOf(args: string[]): Command | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
    },
  });
  const parsed = CommandSchema.safeParse({ command: positionals.join('.'), ...values });
  return parsed.success ? parsed.data : null;
}

async function askPortal(url: string, control: string, command: Command): Promise<string> {
  const response = await fetch(`${url}/api/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-onramp-control': control },
    body: JSON.stringify(command),
  });
  const answer = (await response.json()) as { output?: string; title?: string; detail?: string };
  if (!response.ok || !answer.output) throw new Error(answer.detail ?? answer.title ?? 'no answer');
  return answer.output;
}

let command: Command | null = null;
try {
  command = commandOf(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
}
if (!command) {
  console.error(usage);
  process.exit(2);
}
try {
  const holder = env().DATABASE_URL ? null : readLock(env().DATA_DIR);
  console.log(
    holder ? await askPortal(holder.url, holder.control, command) : await runCommand(command),
  );
  if (!holder) await closeDb();
  process.exit(0);
} catch (error) {
  console.error(
    error instanceof AppError
      ? (error.detail ?? problems[error.code].title)
      : (error as Error).message,
  );
  process.exit(1);
}
