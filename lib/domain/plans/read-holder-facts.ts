import 'server-only';
import { db } from '@/lib/db/client';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { capabilityOf } from '@/lib/directory/probe/capability';
import { listProfiles } from '@/lib/domain/profiles/list-profiles';
import type { HolderFacts } from '@/lib/guide/holder-facts';
import { chooseProfile } from '@/lib/protocol/registration/profiles/choose-profile';
import { smartConfiguration } from '@/lib/sandbox/fhir/smart-configuration';
import { findHolderByBaseUrl } from '@/lib/sandbox/holders/find-holder';
import type { Holder } from '@/lib/sandbox/holders/settings';
import { udapMetadata } from '@/lib/sandbox/udap/metadata';

/** What the directory or the sandbox knows of a holder. */
type Known = Omit<HolderFacts, 'profile'>;

const hostOf = (baseUrl: string) => (URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl);

const unknown = (baseUrl: string): Known => ({
  baseUrl,
  name: hostOf(baseUrl),
  probedAt: null,
  hasSmart: null,
  hasUdap: null,
  grantTypes: [],
  smartCapabilities: [],
  udapProfiles: [],
  communities: [],
  registrationEndpoint: null,
});

/** A holder of the sandbox, from the documents that it serves. */
async function ofSandbox(baseUrl: string, holder: Holder, now: Date): Promise<Known> {
  const udap = await udapMetadata(holder, null);
  const { grantTypes, smartCapabilities, udapProfiles, registrationEndpoint } = capabilityOf({
    metadata: null,
    smart: smartConfiguration(holder),
    udap: udap.status === 200 ? udap.body : null,
  });
  return {
    ...unknown(baseUrl),
    name: `Sandbox holder ${holder.name}`,
    probedAt: now.toISOString(),
    hasSmart: true,
    hasUdap: udap.status === 200,
    grantTypes,
    smartCapabilities,
    udapProfiles,
    registrationEndpoint,
  };
}

/** What the directory keeps of these endpoints, by the keys of their addresses. */
async function readDirectory(keys: readonly string[]) {
  const client = await db();
  const rows = await client.fhirEndpoint.findMany({
    where: { urlKey: { in: [...keys] } },
    select: {
      urlKey: true,
      capability: true,
      links: {
        where: { retiredAt: null, organization: { retiredAt: null } },
        orderBy: { organization: { name: 'asc' } },
        select: { organization: { select: { name: true } } },
        take: 1,
      },
    },
  });
  return new Map(rows.map((row) => [row.urlKey, row]));
}

type Directory = Awaited<ReturnType<typeof readDirectory>>;

function keyOf(baseUrl: string): string {
  const key = endpointKey(baseUrl);
  return 'key' in key ? key.key : '';
}

/** What the last probe of the directory found, under the name of who is behind the endpoint. */
function ofDirectory(baseUrl: string, directory: Directory): Known {
  const row = directory.get(keyOf(baseUrl));
  if (!row) return unknown(baseUrl);
  const name = row.links[0]?.organization.name ?? hostOf(baseUrl);
  const { capability } = row;
  if (!capability) return { ...unknown(baseUrl), name };
  const { grantTypes, smartCapabilities, udapProfiles, communities } = capability;
  return {
    baseUrl,
    name,
    probedAt: capability.updatedAt.toISOString(),
    hasSmart: capability.smartSha !== null,
    hasUdap: capability.udapSha !== null,
    grantTypes,
    smartCapabilities,
    udapProfiles,
    communities,
    registrationEndpoint: capability.registrationEndpoint,
  };
}

/**
 * What is known of holders: what they serve or what the directory found there, and the profile of the workspace that
 * is for each. Nobody is asked anything.
 *
 * @param baseUrls FHIR base URLs; the answer has their order
 */
export async function readHolderFacts(
  workspaceId: string,
  baseUrls: readonly string[],
  now: Date,
): Promise<HolderFacts[]> {
  if (baseUrls.length === 0) return [];
  const [profiles, directory] = await Promise.all([
    listProfiles(workspaceId),
    readDirectory(baseUrls.map(keyOf)),
  ]);
  return Promise.all(
    baseUrls.map(async (baseUrl) => {
      const holder = await findHolderByBaseUrl(baseUrl);
      const known = holder
        ? await ofSandbox(baseUrl, holder, now)
        : ofDirectory(baseUrl, directory);
      const found = chooseProfile(profiles, {
        holderBaseUrl: baseUrl,
        hasUdap: known.hasUdap,
        sandboxHolder: holder?.name,
      });
      return { ...known, profile: found?.profile ?? null };
    }),
  );
}
