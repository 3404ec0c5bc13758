import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { normalizeName } from '@/lib/directory/normalize/names';
import type { OrganizationStatement } from '@/lib/directory/statement';
import { AppError } from '@/lib/errors';
import type { DuplicatePair, OrganizationSaid } from '@/lib/schemas/directory-duplicate';
import { handTransaction } from '../suggestions/note-by-hand';
import { lockDirectory } from '../ingest/lock-directory';
import { currentIds } from './current-ids';
import { getDuplicate } from './list-duplicates';
import { placeLine } from './organization-sides';
import { moveAssertions } from './split-organization';

const mostShown = 500;

async function livingId(id: string): Promise<string> {
  return (await currentIds(await db(), [id])).get(id) ?? id;
}

/**
 * An organization with what each source says of it, and why it was taken for this one; at most 500 statements.
 *
 * @throws AppError `resource.not_found`
 */
export async function organizationSaid(askedId: string): Promise<OrganizationSaid> {
  const client = await db();
  const row = await client.organization.findUnique({
    where: { id: await livingId(askedId) },
    select: {
      id: true,
      name: true,
      assertions: {
        orderBy: [{ firstSeenAt: 'asc' }, { id: 'asc' }],
        take: mostShown,
        include: { source: { select: { name: true } } },
      },
    },
  });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no organization ${askedId}.` });
  }
  return {
    id: row.id,
    name: row.name,
    statements: row.assertions.map(({ id, content, matchedBy, retiredAt, source }) => {
      const { name, locations, identifiers } = content as unknown as OrganizationStatement;
      return {
        id,
        source: source.name,
        name,
        place: locations[0] ? placeLine(locations[0]) : null,
        npis: identifiers.filter(({ kind }) => kind === 'npi').map(({ value }) => value),
        matchedBy,
        isRetired: retiredAt !== null,
      };
    }),
  };
}

function refuse(code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path: 'assertionIds', code, detail }] });
}

/**
 * Splits what readings took for one organization: the chosen statements become one of their own, with the keys and links
 * that only they explain. The two are noted as not the same, so that no reading joins them again.
 *
 * @param by name of the operator
 * @returns the pair, decided
 * @throws AppError `resource.not_found`, `request.invalid`
 */
export async function splitOff(
  askedId: string,
  assertionIds: readonly string[],
  by: string,
  now: Date = new Date(),
): Promise<DuplicatePair> {
  const chosen = new Set(assertionIds);
  const client = await db();
  const pairId = newId('dup');
  await client.$transaction(async (tx) => {
    await lockDirectory(tx);
    const fromId = (await currentIds(tx, [askedId])).get(askedId) ?? askedId;
    const rows = await tx.organizationAssertion.findMany({
      where: { organizationId: fromId },
      select: { id: true },
    });
    if (rows.length === 0) {
      throw new AppError('resource.not_found', { detail: `There is no organization ${askedId}.` });
    }
    const own = new Set(rows.map(({ id }) => id));
    const strange = [...chosen].find((id) => !own.has(id));
    if (strange !== undefined) {
      throw refuse(
        'unknown',
        `found ${strange}, which is not said of ${fromId}; load the page again`,
      );
    }
    if (chosen.size === own.size) {
      throw refuse('all', 'found all that is said of it; leave at least one statement');
    }
    const { content } = await tx.organizationAssertion.findUniqueOrThrow({
      where: { id: assertionIds[0]! },
      select: { content: true },
    });
    const { name } = content as unknown as OrganizationStatement;
    const toId = newId('org');
    await tx.organization.create({
      data: { id: toId, name, nameNorm: normalizeName(name), firstSeenAt: now },
    });
    await moveAssertions(tx, [...chosen], { fromId, toId, keys: [], now });
    const [firstId = fromId, secondId = toId] = [fromId, toId].sort();
    await tx.directoryDuplicate.create({
      data: {
        id: pairId,
        kind: 'organization',
        firstId,
        secondId,
        reason: 'Taken for one organization by a reading, split by hand',
        score: 1,
        state: 'distinct',
        decidedAt: now,
        decidedBy: by,
      },
    });
  }, handTransaction);
  return getDuplicate(pairId);
}
