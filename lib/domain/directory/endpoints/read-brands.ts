import 'server-only';
import { db } from '@/lib/db/client';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/** The bundle of brands that an endpoint names, and the source that reads it, when there is one. */
export async function readBrands(url: string | null): Promise<DirectoryEndpoint['brands']> {
  if (url === null) return null;
  const client = await db();
  const source = await client.directorySource.findFirst({
    where: { url },
    orderBy: [{ isEnabled: 'desc' }, { id: 'asc' }],
    select: { id: true, name: true, isEnabled: true },
  });
  return { url, source };
}
