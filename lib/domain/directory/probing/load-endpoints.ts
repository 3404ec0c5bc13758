import 'server-only';
import * as z from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import { EndpointStatusSchema } from '@/lib/schemas/directory';
import type { EndpointBefore, ValidatorsByKind } from './judge-observation';
import type { ProbeTarget } from './observation';

const validators = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() });
const ValidatorsSchema = z.object({
  metadata: validators.optional(),
  smart: validators.optional(),
  udap: validators.optional(),
});

/** Validators as the column keeps them; without them the next request is unconditional, which is never wrong. */
export function readValidators(value: unknown): ValidatorsByKind {
  const { data } = ValidatorsSchema.safeParse(value);
  return Object.fromEntries(Object.entries(data ?? {}).filter(([, pair]) => pair !== undefined));
}

/** What to ask of some endpoints, in the order of their turn. */
export const targetColumns = {
  id: true,
  baseUrl: true,
  host: true,
  isHttpPublished: true,
  capability: { select: { validators: true } },
} as const satisfies Prisma.FhirEndpointSelect;

/** A row as a target of a probe. */
export function targetOf(
  row: Prisma.FhirEndpointGetPayload<{ select: typeof targetColumns }>,
): ProbeTarget {
  const { capability, ...columns } = row;
  return { ...columns, validators: readValidators(capability?.validators) };
}

/**
 * Inside a transaction: some endpoints as they are before a probe is written down, locked until it is. Those that are
 * gone by now are left out.
 */
export async function lockEndpoints(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Map<string, EndpointBefore>> {
  await tx.$queryRaw`
    SELECT "id" FROM "FhirEndpoint"
    WHERE "id" IN (SELECT jsonb_array_elements_text(CAST(${JSON.stringify(ids)} AS jsonb)))
    ORDER BY "id" FOR UPDATE`;
  const rows = await tx.fhirEndpoint.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      host: true,
      status: true,
      statusSince: true,
      lastWorkedAt: true,
      certificateEndsAt: true,
      successorId: true,
      capability: {
        select: {
          metadataSha: true,
          smartSha: true,
          udapSha: true,
          validators: true,
          communities: true,
        },
      },
    },
  });
  return new Map(
    rows.map(({ successorId, capability, status, ...row }) => [
      row.id,
      {
        ...row,
        status: EndpointStatusSchema.catch('not-checked').parse(status),
        hasSuccessor: successorId !== null,
        capability: capability && {
          shas: {
            metadata: capability.metadataSha,
            smart: capability.smartSha,
            udap: capability.udapSha,
          },
          validators: readValidators(capability.validators),
          communities: capability.communities,
        },
      },
    ]),
  );
}
