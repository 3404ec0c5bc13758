import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { CreateTokenSchema } from '@/lib/schemas/workspace';
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
  const client = await db();
  const workspace = await client.workspace.findUnique({
    where: { slug: command.workspace },
    select: { id: true },
  });
  if (!workspace) {
    throw new AppError('resource.not_found', {
      detail: `There is no workspace ${command.workspace}.`,
    });
  }
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
