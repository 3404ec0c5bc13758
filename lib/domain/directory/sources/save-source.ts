import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { SourceInput, SourceUpdate, SourceView } from '@/lib/schemas/directory-source';
import { importEvents } from '../ingest/import-lease';
import { lastGood } from '../ingest/snapshot-state';
import { getSource } from './list-sources';
import { refuseUnknownFormat } from './refuse-unknown-format';

/** A JSON column takes its own null. */
function jsonOrNull<T extends object>(value: T | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

/**
 * Adds a list of the operator's, switched on. One with a schedule is due at once; one without is read when somebody has it
 * fetched or uploads its file.
 *
 * @throws AppError `request.invalid` for a format that there is not
 */
export async function createSource({ mapping, ...input }: SourceInput): Promise<SourceView> {
  refuseUnknownFormat(input.format);
  const client = await db();
  const { id } = await client.directorySource.create({
    data: {
      id: newId('src'),
      ...input,
      mapping: jsonOrNull(mapping),
      isEnabled: true,
      nextFetchAt: input.everyHours === null ? null : new Date(),
    },
    select: { id: true },
  });
  importEvents.emit('wake');
  return getSource(id);
}

/** Whether the same bytes say something else after a change. */
function isReadOtherwise(before: SourceView, update: SourceUpdate): boolean {
  const { format, mapping, vendor } = { ...before, ...update };
  return (
    format !== before.format ||
    vendor !== before.vendor ||
    JSON.stringify(mapping) !== JSON.stringify(before.mapping)
  );
}

/**
 * Changes a source. Turning it on, or giving it a shorter schedule, makes it due at once. Another address makes the
 * validators of the last answer void, and so does another way to read it: the same file is read anew.
 *
 * @throws AppError `resource.not_found`, `directory.source_by_hand`, `request.invalid` for a format that there is not
 */
export async function updateSource(id: string, update: SourceUpdate): Promise<SourceView> {
  refuseUnknownFormat(update.format);
  const { mapping, ...columns } = update;
  const before = await getSource(id);
  if (before.isByHand && typeof update.url === 'string') {
    throw new AppError('directory.source_by_hand', {
      detail: `“${before.name}” grows entry by entry; what is fetched would take its place.`,
    });
  }
  const isOther = isReadOtherwise(before, update);
  const next = { ...before, ...columns };
  const isDueAnew =
    next.isEnabled &&
    next.everyHours !== null &&
    (!before.isEnabled || next.everyHours !== before.everyHours || next.url !== before.url);
  const client = await db();
  const changes = Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  );
  await client.directorySource.update({
    where: { id },
    data: {
      ...changes,
      ...(mapping === undefined ? {} : { mapping: jsonOrNull(mapping) }),
      ...(next.url === before.url && !isOther ? {} : { etag: null, lastModified: null }),
      ...(isDueAnew ? { nextFetchAt: new Date() } : {}),
      ...(next.everyHours === null ? { nextFetchAt: null } : {}),
    },
  });
  const last = isOther ? await lastGood(id) : null;
  if (last) {
    // A file that is the same would be taken for unchanged.
    await client.directorySnapshot.update({ where: { id: last.id }, data: { sha256: null } });
  }
  importEvents.emit('wake');
  return getSource(id);
}

/**
 * Refuses to remove a source that has spoken: what it said stays as long as somebody may ask who said so. One of the
 * catalogue is switched off instead.
 *
 * @throws AppError `resource.not_found`, `resource.conflict`
 */
export async function removeSource(id: string): Promise<void> {
  const source = await getSource(id);
  if (source.isWellKnown || source.endpoints + source.organizations > 0) {
    const reason = source.isWellKnown
      ? 'It is in the catalogue of the portal.'
      : `It names ${source.endpoints} endpoints and ${source.organizations} organizations.`;
    throw new AppError('resource.conflict', { detail: `${reason} Switch it off instead.` });
  }
  const client = await db();
  await client.directorySource.delete({ where: { id } });
}
