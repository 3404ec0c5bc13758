import 'server-only';
import { createHash } from 'node:crypto';
import type { ListStatement } from '@/lib/directory/statement';
import { namedPrefix } from '../sources/named-sources';
import type { Transaction } from './batch';

/**
 * Notes the lists that an index names (CHPL, payers) as sources that are switched off: the operator decides which of
 * them are fetched. A list whose address is known already stays as it is.
 */
export async function applyLists(
  tx: Transaction,
  publisher: string,
  lists: readonly ListStatement[],
): Promise<void> {
  const byUrl = new Map(lists.map((list) => [list.url, list]));
  const known = await tx.directorySource.findMany({
    where: { url: { in: [...byUrl.keys()] } },
    select: { url: true },
  });
  for (const { url } of known) if (url !== null) byUrl.delete(url);
  await tx.directorySource.createMany({
    data: [...byUrl.values()].map(({ name, url }) => ({
      id: `${namedPrefix}${createHash('sha256').update(url).digest('hex').slice(0, 16)}`,
      name,
      publisher,
      url,
      kind: 'vendor',
    })),
    skipDuplicates: true,
  });
}
