import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { DuplicateKindSchema, type DuplicatePair } from '@/lib/schemas/directory-duplicate';
import type { Transaction } from '../ingest/batch';
import { lockDirectory } from '../ingest/lock-directory';
import { currentIds } from './current-ids';
import { getDuplicate } from './list-duplicates';
import { mergeEndpointInto } from './merge-endpoint-into';
import { mergeOrganizationInto } from './merge-organization-into';
import { readMerge, type Merge } from './merge-record';
import { splitEndpoint } from './split-endpoint';
import { splitOrganization } from './split-organization';

/** What a decision may take: it waits for a piece of a reading that is being written. */
const decisionTransaction = { maxWait: 60_000, timeout: 120_000 };

type Decided = Readonly<{ id: string; by: string; now: Date }>;

const wrongState = (detail: string): AppError =>
  new AppError('directory.duplicate_wrong_state', { detail });

async function readPair(tx: Transaction, id: string) {
  const row = await tx.directoryDuplicate.findUnique({ where: { id } });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no possible duplicate ${id}.` });
  }
  const current = await currentIds(tx, [row.firstId, row.secondId]);
  return {
    ...row,
    kind: DuplicateKindSchema.parse(row.kind),
    /** Where the two ids lead now. */
    first: current.get(row.firstId) ?? row.firstId,
    second: current.get(row.secondId) ?? row.secondId,
  };
}
type Pair = Awaited<ReturnType<typeof readPair>>;

async function decide(
  { id, by, now }: Decided,
  work: (tx: Transaction, pair: Pair) => Promise<'merged' | 'distinct' | null>,
): Promise<DuplicatePair> {
  const client = await db();
  await client.$transaction(async (tx) => {
    await lockDirectory(tx);
    const state = await work(tx, await readPair(tx, id));
    if (state === null) return;
    await tx.directoryDuplicate.update({
      where: { id },
      data: { state, decidedAt: now, decidedBy: by },
    });
  }, decisionTransaction);
  return getDuplicate(id);
}

/** Which of the two goes and which stays. */
function sidesOf(pair: Pair, keepId: string): { goneId: string; keptId: string } {
  const { first, second, firstId, secondId } = pair;
  if (keepId === firstId || keepId === first) return { keptId: first, goneId: second };
  if (keepId === secondId || keepId === second) return { keptId: second, goneId: first };
  const path = 'keepId';
  throw new AppError('request.invalid', {
    fields: [
      { path, code: 'not-of-pair', detail: `found ${keepId}; expected ${first} or ${second}` },
    ],
  });
}

/**
 * Merges the two into one. Doing it again changes nothing.
 *
 * @param keepId the one that stays: of an endpoint, its address is the one to copy
 * @param by name of the operator
 * @throws AppError `resource.not_found`, `request.invalid`, `directory.duplicate_wrong_state`
 */
export function mergeDuplicate(
  id: string,
  keepId: string,
  by: string,
  now: Date = new Date(),
): Promise<DuplicatePair> {
  return decide({ id, by, now }, async (tx, pair) => {
    const { keptId, goneId } = sidesOf(pair, keepId);
    if (keptId === goneId) {
      const asked = keepId === pair.firstId ? pair.secondId : pair.firstId;
      const merge = await readMerge(tx, asked);
      if (pair.state === 'merged' && merge?.record.into === keepId) return null;
      throw wrongState(`The two are one already: ${keptId}. Split them first.`);
    }
    const { reason, kind } = pair;
    const options = { keptId, reason, now };
    if (kind === 'organization') await mergeOrganizationInto(tx, goneId, options);
    else await mergeEndpointInto(tx, goneId, options);
    return 'merged';
  });
}

/**
 * Notes that the two are not the same: no reading proposes or merges them again.
 *
 * @throws AppError `resource.not_found`, `directory.duplicate_wrong_state` when they are merged
 */
export function keepApart(id: string, by: string, now: Date = new Date()): Promise<DuplicatePair> {
  return decide({ id, by, now }, async (tx, pair) => {
    if (pair.first === pair.second) {
      throw wrongState(`The two are merged as ${pair.first}. Split them instead.`);
    }
    if (pair.state === 'distinct') return null;
    await decideTheSame(tx, pair, { by, now });
    return 'distinct';
  });
}

/** The same two may wait under ids that were given up since. */
async function decideTheSame(
  tx: Transaction,
  { first, second }: Pair,
  { by, now }: Omit<Decided, 'id'>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DirectoryDuplicate" AS d SET "state" = 'distinct', "decidedAt" = ${now}::timestamp, "decidedBy" = ${by}
    WHERE d."state" = 'open' AND EXISTS (
      WITH called AS (
        SELECT v."called", v."id" FROM (VALUES (${first}, ${first}), (${second}, ${second})) AS v ("called", "id")
        UNION SELECT r."oldId", r."newId" FROM "DirectoryRedirect" r WHERE r."newId" IN (${first}, ${second}))
      SELECT 1 FROM called a JOIN called b ON a."id" <> b."id"
      WHERE d."firstId" = a."called" AND d."secondId" = b."called")`;
}

/** The merge by which the two have become one. */
async function mergeOf(tx: Transaction, { firstId, secondId, first }: Pair): Promise<Merge> {
  const merges = (await Promise.all([readMerge(tx, firstId), readMerge(tx, secondId)])).filter(
    (merge) => merge !== null,
  );
  const direct = merges.find(({ record }) => [firstId, secondId].includes(record.into));
  const [only, another] = merges;
  const found = direct ?? (another ? undefined : only);
  if (found) return found;
  throw wrongState(
    `Both were merged into ${first}, neither into the other. Name one of them and ${first}, and split those.`,
  );
}

/**
 * Undoes the merge of the two, and notes that they are not the same. Doing it again changes nothing.
 *
 * @throws AppError `resource.not_found`, `directory.duplicate_wrong_state` when they are not merged
 */
export function splitDuplicate(
  id: string,
  by: string,
  now: Date = new Date(),
): Promise<DuplicatePair> {
  return decide({ id, by, now }, async (tx, pair) => {
    if (pair.first !== pair.second) {
      if (pair.state === 'distinct') return null;
      throw wrongState('The two are not merged: there is nothing to split.');
    }
    const merge = await mergeOf(tx, pair);
    if (pair.kind === 'organization') await splitOrganization(tx, merge, now);
    else await splitEndpoint(tx, merge, now);
    return 'distinct';
  });
}
