import 'server-only';
import { mergeEndpoint, type EndpointClaim } from '@/lib/directory/merge/merge-endpoint';
import { vendorByName, vendorOfUrl } from '@/lib/directory/vendors';
import type { Transaction } from './batch';

interface Row {
  id: string;
  urlKey: string;
  retiredAt: Date | null;
  fhirFamily: string;
  /** As a probe found it. */
  fhirVersion: string | null;
  /** What sources say of it now. */
  claims: EndpointClaim[];
}

function vendorOf(name: string | null, url: string): string | null {
  const named = name === null ? null : vendorByName(name);
  return (named ?? vendorOfUrl(url))?.key ?? null;
}

/**
 * Writes the merged view of endpoints anew from what sources say of them now. An endpoint that no source names any
 * more is retired, never removed. What a probe has found of its FHIR version stays.
 */
export async function mergeEndpoints(
  tx: Transaction,
  endpointIds: readonly string[],
  now: Date,
): Promise<{ retired: number }> {
  if (endpointIds.length === 0) return { retired: 0 };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e."id", e."urlKey", e."retiredAt", e."fhirFamily", c."fhirVersion", coalesce((
        SELECT jsonb_agg(jsonb_build_object('statement', a."content", 'trust', s."trust", 'vendor', s."vendor"))
        FROM "EndpointAssertion" a JOIN "DirectorySource" s ON s."id" = a."sourceId"
        WHERE a."endpointId" = e."id" AND a."retiredAt" IS NULL), '[]') AS "claims"
    FROM "FhirEndpoint" e LEFT JOIN "EndpointCapability" c ON c."endpointId" = e."id"
    WHERE e."id" = ANY (${[...endpointIds]}::text[])`;
  const merged = rows.flatMap(({ id, urlKey, fhirFamily, fhirVersion, claims }) => {
    if (claims.length === 0) return [];
    const view = mergeEndpoint(claims, vendorOf);
    // Of endpoints that somebody merged, the address of the one that stayed is the one to copy.
    const own = claims.filter(({ statement }) => statement.urlKey === urlKey);
    const { baseUrl } = own.length === 0 ? view : mergeEndpoint(own, vendorOf);
    return [{ id, ...view, baseUrl, fhirFamily: fhirVersion ? fhirFamily : view.fhirFamily }];
  });
  await tx.$executeRaw`
    UPDATE "FhirEndpoint" AS e SET
      "baseUrl" = r."baseUrl", "fhirFamily" = r."fhirFamily", "environment" = r."environment",
      "audience" = r."audience", "vendor" = r."vendor", "registerUrl" = r."registerUrl",
      "isHttpPublished" = r."isHttpPublished", "retiredAt" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) AS r(
      "id" text, "baseUrl" text, "fhirFamily" text, "environment" text, "audience" text, "vendor" text,
      "registerUrl" text, "isHttpPublished" boolean)
    WHERE e."id" = r."id"`;
  const orphans = rows.filter(({ claims, retiredAt }) => claims.length === 0 && retiredAt === null);
  if (orphans.length === 0) return { retired: 0 };
  await tx.fhirEndpoint.updateMany({
    where: { id: { in: orphans.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  return { retired: orphans.length };
}
