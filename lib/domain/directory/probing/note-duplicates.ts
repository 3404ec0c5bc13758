import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import type { JudgedObservation } from './record-observations';

const reason =
  'Their addresses differ only in upper and lower case, and their CapabilityStatements say the same.';
const score = 0.95;

/**
 * Inside a transaction: notes which of some endpoints may be another one in a different spelling. A person decides; a
 * pair that was decided stays decided.
 */
export async function noteDuplicates(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<void> {
  const ids = judged
    .filter(({ judgement }) => judgement.hasNewDocuments)
    .map(({ before }) => before.id);
  if (ids.length === 0) return;
  const pairs = await tx.$queryRaw<{ firstId: string; secondId: string }[]>`
    SELECT DISTINCT LEAST(a."id", b."id") AS "firstId", GREATEST(a."id", b."id") AS "secondId"
    FROM "FhirEndpoint" a
    JOIN "FhirEndpoint" b ON b."urlKeyLower" = a."urlKeyLower" AND b."id" <> a."id"
    JOIN "EndpointCapability" ca ON ca."endpointId" = a."id"
    JOIN "EndpointCapability" cb ON cb."endpointId" = b."id"
    JOIN "DirectoryDocument" da ON da."sha256" = ca."metadataSha"
    JOIN "DirectoryDocument" dbl ON dbl."sha256" = cb."metadataSha"
    WHERE da."stableSha" = dbl."stableSha"
      AND a."id" IN (SELECT jsonb_array_elements_text(CAST(${JSON.stringify(ids)} AS jsonb)))`;
  if (pairs.length === 0) return;
  await tx.directoryDuplicate.createMany({
    data: pairs.map((pair) => ({ id: newId('dup'), kind: 'endpoint', ...pair, reason, score })),
    skipDuplicates: true,
  });
}
