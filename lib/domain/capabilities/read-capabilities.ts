import 'server-only';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { openTransport } from '@/lib/net/open-transport';
import { stringArray } from '@/lib/protocol/json-body';
import {
  buildCapabilityStatementRequest,
  processCapabilityStatement,
} from '@/lib/protocol/fhir/capability-statement';
import { capabilityModel } from '@/lib/protocol/fhir/capability-model';
import type { Transport } from '@/lib/protocol/transport';
import { buildUdapMetadataRequest, processUdapMetadata } from '@/lib/protocol/udap/metadata';
import type { HolderCapabilities } from '@/lib/schemas/capabilities';

/** How long an answer is kept; what could not be read is asked again sooner. */
const keptMs = { read: 10 * 60_000, failed: 30_000 } as const;
const mostKept = 200;

interface Kept {
  until: number;
  answer: Promise<HolderCapabilities>;
}

/** By base URL; public documents only, so that workspaces may share them. */
const kept = new Map<string, Kept>();

/** The profiles of UDAP that a holder lists; none where it says that it publishes no metadata, null while unknown. */
async function readUdapProfiles(transport: Transport, baseUrl: string): Promise<string[] | null> {
  const result = await transport(buildUdapMetadataRequest(baseUrl));
  const { metadata } = processUdapMetadata(result, { baseUrl, ruleSet: 'stu2' });
  if (metadata) return stringArray(metadata.udap_profiles_supported) ?? [];
  return result.response && [204, 404].includes(result.response.status) ? [] : null;
}

async function ask(baseUrl: string): Promise<HolderCapabilities> {
  const transport = openTransport({ signal: AbortSignal.timeout(30_000) });
  const [result, udapProfiles] = await Promise.all([
    transport(buildCapabilityStatementRequest(baseUrl)),
    readUdapProfiles(transport, baseUrl),
  ]);
  const { capabilityStatement, checks } = processCapabilityStatement(result, { baseUrl });
  return {
    baseUrl,
    readAt: new Date().toISOString(),
    capabilities: capabilityStatement && capabilityModel(capabilityStatement),
    problem: capabilityStatement
      ? null
      : (checks.find(({ verdict }) => verdict === 'fail')?.seen ?? 'Nothing was answered.'),
    udapProfiles,
  };
}

function remember(baseUrl: string): Kept {
  const entry: Kept = {
    until: Date.now() + keptMs.read,
    answer: ask(baseUrl).then((answer) => {
      if (answer.capabilities === null) entry.until = Date.now() + keptMs.failed;
      return answer;
    }),
  };
  // What breaks on our side is not kept at all.
  entry.answer.catch(() => kept.delete(baseUrl));
  kept.delete(baseUrl);
  kept.set(baseUrl, entry);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return entry;
}

/**
 * What a holder says it can do, from its CapabilityStatement; kept for ten minutes.
 *
 * @param fresh asks the holder again
 * @throws AppError `request.invalid` for a holder that is none
 */
export async function readCapabilities(
  holder: string,
  fresh: boolean,
): Promise<HolderCapabilities> {
  const { baseUrl } = await resolveHolder(holder);
  const before = kept.get(baseUrl);
  const isGood = before !== undefined && before.until > Date.now() && !fresh;
  return (isGood ? before : remember(baseUrl)).answer;
}
