import 'server-only';
import { checkControlSecret } from '@/lib/domain/setup/check-control-secret';
import { CommandSchema, runCommand } from '@/lib/domain/setup/run-command';
import { AppError } from '@/lib/errors';
import { parseInput } from './parse-input';
import { problemResponse } from './problem';
import { requestIdOf } from './request-id';

/**
 * The local command channel: the `onramp` command asks the process that has the embedded database open.
 * Whoever knows the secret in the lock file may do anything; for all others there is nothing here.
 */
export async function serveControl(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id'));
  try {
    if (!checkControlSecret(request.headers.get('x-onramp-control'))) {
      throw new AppError('resource.not_found');
    }
    const { body } = await parseInput(request, {}, { body: CommandSchema });
    const output = await runCommand(CommandSchema.parse(body));
    return Response.json({ output }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const { pathname: path } = new URL(request.url);
    return problemResponse(error, { path, method: request.method, requestId });
  }
}
