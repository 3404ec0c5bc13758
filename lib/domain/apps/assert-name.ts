import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Refuses a name that another app of the workspace has. Throws `request.invalid` on `name`. */
export async function assertName(
  workspaceId: string,
  name: string,
  exceptId?: string,
): Promise<void> {
  const client = await db();
  const other = await client.app.findFirst({
    where: { workspaceId, name, ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { id: true },
  });
  if (!other) return;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'name',
        code: 'taken',
        detail: `Another app of this workspace is called “${name}”; expected a name of its own, so that people can tell the two apart.`,
      },
    ],
  });
}
