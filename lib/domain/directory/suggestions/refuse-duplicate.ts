import 'server-only';
import { db } from '@/lib/db/client';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { normalizeName } from '@/lib/directory/normalize/names';
import { AppError } from '@/lib/errors';
import { dayOf } from '@/lib/format/dates';
import type { SuggestionInput } from '@/lib/schemas/directory-suggestion';

type Named = Pick<SuggestionInput, 'url' | 'organization'>;

function isSame(one: Named, other: Named): boolean {
  const [key, otherKey] = [endpointKey(one.url), endpointKey(other.url)];
  return (
    'key' in key &&
    'key' in otherKey &&
    key.key === otherKey.key &&
    normalizeName(one.organization) === normalizeName(other.organization)
  );
}

/** Refuses what the directory has already: this endpoint with an organization that is called so. */
async function refuseKnown({ url, organization }: Named): Promise<void> {
  const key = endpointKey(url);
  if (!('key' in key)) return;
  const name = normalizeName(organization);
  const client = await db();
  const endpoint = await client.fhirEndpoint.findFirst({
    where: {
      urlKey: key.key,
      retiredAt: null,
      links: { some: { retiredAt: null, organization: { nameNorm: name, retiredAt: null } } },
    },
    select: { id: true, baseUrl: true },
  });
  if (!endpoint) return;
  throw new AppError('directory.endpoint_known', {
    detail: `The directory has ${organization} at ${endpoint.baseUrl} (${endpoint.id}).`,
    fields: [{ path: 'url', code: 'known', detail: `is in the directory as ${endpoint.id}` }],
  });
}

/**
 * Refuses a suggestion of what is known, or of what waits in the same workspace already. What other workspaces have
 * suggested is not told.
 *
 * @throws AppError `directory.endpoint_known`, `resource.conflict`
 */
export async function refuseDuplicate(workspaceId: string, input: Named): Promise<void> {
  await refuseKnown(input);
  const client = await db();
  const open = await client.directorySuggestion.findMany({
    where: { workspaceId, decision: 'open' },
    select: { url: true, organization: true, suggestedBy: true, createdAt: true },
  });
  const same = open.find((suggestion) => isSame(suggestion, input));
  if (!same) return;
  throw new AppError('resource.conflict', {
    detail: `${same.suggestedBy} suggested this on ${dayOf(same.createdAt)}; it waits for the operator.`,
  });
}
