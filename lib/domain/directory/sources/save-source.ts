import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { SourceInput, SourceUpdate, SourceView } from '@/lib/schemas/directory-source';
import { importEvents } from '../ingest/import-lease';
import { getSource } from './list-sources';

/** A JSON column takes its own null. */
function jsonOrNull<T extends object>(value: T | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

/** Adds a list of the operator's. It is on, and read once at once when it has an address. */
export async function createSource({ mapping, ...input }: SourceInput): Promise<SourceView> {
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

/**
 * Changes a source. Turning it on, or giving it a shorter schedule, makes it due at once. Another address makes the
 * validators of the last answer void.
 *
 * @throws AppError `resource.not_found`
 */
export async function updateSource(
  id: string,
  { mapping, ...update }: SourceUpdate,
): Promise<SourceView> {
  const before = await getSource(id);
  const next = { ...before, ...update };
  const isDueAnew =
    next.isEnabled &&
    next.everyHours !== null &&
    (!before.isEnabled || next.everyHours !== before.everyHours || next.url !== before.url);
  const client = await db();
  const changes = Object.fromEntries(
    Object.entries(update).filter(([, value]) => value !== undefined),
  );
  await client.directorySource.update({
    where: { id },
    data: {
      ...changes,
      ...(mapping === undefined ? {} : { mapping: jsonOrNull(mapping) }),
      ...(next.url === before.url ? {} : { etag: null, lastModified: null }),
      ...(isDueAnew ? { nextFetchAt: new Date() } : {}),
      ...(next.everyHours === null ? { nextFetchAt: null } : {}),
    },
  });
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
