import 'server-only';
import { mergeEndpoint } from '@/lib/directory/merge/merge-endpoint';
import type { EndpointStatement } from '@/lib/directory/statement';
import { vendorByName, vendorOfUrl } from '@/lib/directory/vendors';
import type { Transaction } from './batch';

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
  const rows = await tx.fhirEndpoint.findMany({
    where: { id: { in: [...endpointIds] } },
    select: {
      id: true,
      urlKey: true,
      retiredAt: true,
      fhirFamily: true,
      capability: { select: { fhirVersion: true } },
      assertions: {
        where: { retiredAt: null },
        select: { content: true, source: { select: { trust: true, vendor: true } } },
      },
    },
  });
  const merged = rows.flatMap(({ id, urlKey, fhirFamily, capability, assertions }) => {
    if (assertions.length === 0) return [];
    const claims = assertions.map(({ content, source }) => ({
      statement: content as unknown as EndpointStatement,
      ...source,
    }));
    const view = mergeEndpoint(claims, vendorOf);
    // Of endpoints that somebody merged, the address of the one that stayed is the one to copy.
    const own = claims.filter(({ statement }) => statement.urlKey === urlKey);
    const { baseUrl } = own.length === 0 ? view : mergeEndpoint(own, vendorOf);
    return [
      { id, ...view, baseUrl, fhirFamily: capability?.fhirVersion ? fhirFamily : view.fhirFamily },
    ];
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
  const orphans = rows.filter(
    ({ assertions, retiredAt }) => assertions.length === 0 && retiredAt === null,
  );
  await tx.fhirEndpoint.updateMany({
    where: { id: { in: orphans.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  return { retired: orphans.length };
}
