import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { DuplicateKind, DuplicatePair } from '@/lib/schemas/directory-duplicate';
import { getDuplicate } from './list-duplicates';

/** What an id is of; null for nothing that there is. */
async function kindOf(id: string): Promise<DuplicateKind | null> {
  const client = await db();
  const where = { where: { id }, select: { id: true } };
  if (await client.organization.findUnique(where)) return 'organization';
  return (await client.fhirEndpoint.findUnique(where)) ? 'endpoint' : null;
}

function refuse(path: string, code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path, code, detail }] });
}

/**
 * Puts two organizations or two endpoints into the queue by hand, or finds the pair that is there: to look at them side
 * by side, then merge or split them.
 *
 * @param by name of the operator
 * @throws AppError `request.invalid`
 */
export async function namePair(
  { firstId, secondId }: { firstId: string; secondId: string },
  by: string,
): Promise<DuplicatePair> {
  const kinds = { firstId: await kindOf(firstId), secondId: await kindOf(secondId) };
  for (const [path, id] of Object.entries({ firstId, secondId })) {
    if (kinds[path as keyof typeof kinds] !== null) continue;
    throw refuse(
      path,
      'unknown',
      `found ${id}, which the directory does not have; expected the id of an organization (org_…) or of an endpoint (ep_…)`,
    );
  }
  if (firstId === secondId) {
    throw refuse('secondId', 'same', 'found the same id twice; expected another one');
  }
  if (kinds.firstId !== kinds.secondId) {
    throw refuse(
      'secondId',
      'other-kind',
      `found the id of an ${kinds.secondId} beside that of an ${kinds.firstId}; expected two of a kind`,
    );
  }
  const [first = firstId, second = secondId] = [firstId, secondId].sort();
  const client = await db();
  await client.directoryDuplicate.createMany({
    data: {
      id: newId('dup'),
      kind: kinds.firstId!,
      firstId: first,
      secondId: second,
      reason: `Named by ${by}`,
      score: 1,
    },
    skipDuplicates: true,
  });
  const { id } = await client.directoryDuplicate.findUniqueOrThrow({
    where: { firstId_secondId: { firstId: first, secondId: second } },
    select: { id: true },
  });
  return getDuplicate(id);
}
