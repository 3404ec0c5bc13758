import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { CreateTokenSchema } from '@/lib/schemas/workspace';
import { getExamples, removeExamples, startExamples } from '../examples/examples';
import { recordAudit } from '../audit/record-audit';
import { createToken } from '../tokens/create-token';
import { counted } from '@/lib/format/quantities';
import { rotateMasterKey } from '../vault/rotate-master-key';
import { createSetupLink } from './create-setup-link';

/** What the `onramp` command can do. */
export const CommandSchema = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('token.create'),
    workspace: z.string().min(1),
    name: CreateTokenSchema.shape.name,
    role: CreateTokenSchema.shape.role,
  }),
  z.strictObject({ command: z.literal('setup-link') }),
  z.strictObject({ command: z.literal('vault.rotate') }),
  z.strictObject({ command: z.literal('demo.fill'), workspace: z.string().min(1) }),
  z.strictObject({ command: z.literal('demo.remove'), workspace: z.string().min(1) }),
]);
export type Command = z.infer<typeof CommandSchema>;

/**
 * Does what somebody at the server's own command line asks, who may do anything, and returns what to print:
 * a token, a link, or what was done.
 *
 * @throws AppError `resource.not_found` for an unknown workspace, `setup.already_done`
 */
export async function runCommand(command: Command): Promise<string> {
  if (command.command === 'setup-link') {
    const link = await createSetupLink();
    if (!link)
      throw new AppError('setup.already_done', { detail: 'The portal is set up already.' });
    return link;
  }
  if (command.command === 'vault.rotate') return rotate();
  const workspace = await findWorkspace(command.workspace);
  if (command.command !== 'token.create') return demo(workspace.id, command);
  const { id, token } = await createToken(
    workspace.id,
    { role: 'owner', userId: null },
    { name: command.name, role: command.role },
  );
  await recordAudit({
    workspaceId: workspace.id,
    actor: { kind: 'command', id: null, name: 'onramp' },
    action: 'token.create',
    target: { kind: 'token', id },
    detail: { name: command.name, role: command.role },
  });
  return token;
}

async function findWorkspace(slug: string): Promise<{ id: string }> {
  const client = await db();
  const workspace = await client.workspace.findUnique({ where: { slug }, select: { id: true } });
  if (workspace) return workspace;
  throw new AppError('resource.not_found', { detail: `There is no workspace ${slug}.` });
}

/** How long the command waits for the portal to make or remove the examples. */
const patienceMs = 240_000;

/** Fills a workspace with examples or removes them, and waits until a portal has done it. */
async function demo(
  workspaceId: string,
  { command, workspace }: { command: 'demo.fill' | 'demo.remove'; workspace: string },
): Promise<string> {
  const isFill = command === 'demo.fill';
  const by = { id: null, name: 'onramp' };
  await (isFill ? startExamples(workspaceId, by) : removeExamples(workspaceId));
  await recordAudit({
    workspaceId,
    actor: { kind: 'command', id: null, name: 'onramp' },
    action: isFill ? 'example.fill' : 'example.remove',
  });
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { state, words, counts } = await getExamples(workspaceId);
    if (state === 'failed') throw new Error(`The examples could not be made: ${words}`);
    if (state === 'none') return `${workspace} has no examples any more.`;
    if (state === 'filled') {
      return `${workspace} is filled with ${counted(counts.app ?? 0, 'app')}, ${counted(counts.run ?? 0, 'run')} and more.`;
    }
    if (Date.now() > deadline) {
      throw new Error('The portal has not done it yet. It has to run: start it, then look again.');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function rotate(): Promise<string> {
  const { masterKeyId, resealed, untouched } = await rotateMasterKey();
  await recordAudit({
    workspaceId: null,
    actor: { kind: 'command', id: null, name: 'onramp' },
    action: 'vault.rotate',
    detail: { masterKeyId, resealed, untouched },
  });
  return `${counted(resealed, 'secret')} sealed again under master key ${masterKeyId}, ${untouched} were already.`;
}
