import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { HolderName } from '../../addresses';
import { findResourceType, type StoredResource } from '../resource-types';
import { FhirError } from '../search/fhir-error';
import type { Version } from './world';

/** How long a written version is kept, and how many of them a client can have. */
export const keptHours = 24;
export const maxVersions = 500;

const MethodSchema = z.enum(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What a client wrote and is still kept, the oldest first. */
export async function loadVersions(holder: HolderName, clientId: string): Promise<Version[]> {
  const client = await db();
  const rows = await client.sandboxResource.findMany({
    where: { holder, clientId, expiresAt: { gt: new Date() } },
    orderBy: [{ writtenAt: 'asc' }, { version: 'asc' }],
  });
  return rows.flatMap((row) => {
    const type = findResourceType(row.type);
    if (!type) return [];
    return {
      type,
      id: row.resourceId,
      number: row.version,
      method: MethodSchema.parse(row.method),
      // We wrote it ourselves, after it was checked.
      resource: row.resource === null ? null : (JSON.parse(row.resource) as StoredResource),
      at: row.writtenAt,
    };
  });
}

/**
 * Keeps what a request wrote, all of it or nothing.
 * @param hadBefore how many versions the client had
 * @throws {FhirError} 507 when that is too much, 409 when another request wrote the same at the same time
 */
export async function saveVersions(
  holder: HolderName,
  clientId: string,
  versions: readonly Version[],
  hadBefore: number,
): Promise<void> {
  if (versions.length === 0) return;
  if (hadBefore + versions.length > maxVersions) {
    const text = `A client can write ${maxVersions} versions in ${keptHours} hours here; it has ${hadBefore}. They are forgotten by themselves.`;
    throw new FhirError(507, 'too-costly', text);
  }
  const expiresAt = new Date(Date.now() + keptHours * 3_600_000);
  const client = await db();
  // What is forgotten must not hold the number of a new version.
  await client.sandboxResource.deleteMany({
    where: { holder, clientId, expiresAt: { lte: new Date() } },
  });
  try {
    await client.sandboxResource.createMany({
      data: versions.map((version) => ({
        holder,
        clientId,
        type: version.type,
        resourceId: version.id,
        version: version.number,
        method: version.method,
        resource: version.resource && JSON.stringify(version.resource),
        writtenAt: version.at,
        expiresAt,
      })),
    });
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!isTaken) throw error;
    const text =
      'Another request changed the same resource at the same time. Read it and try again.';
    throw new FhirError(409, 'conflict', text);
  }
}
