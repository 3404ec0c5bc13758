import 'server-only';
import {
  hintedCommunities,
  isMember,
  type ProbeCommunity,
} from '@/lib/directory/probe/community-membership';
import { askDocument, type ProbeWorld } from './ask-document';
import type { Observation, ProbeAnswer, ProbeTarget } from './observation';

/** All documents, or `metadata` only: the canary of a host. */
export type ProbeScope = 'all' | 'metadata';

function asHttps(baseUrl: string): string {
  return baseUrl.replace(/^http:/i, 'https:');
}

/** Asks for metadata; where http is published https comes first, and http when nobody speaks TLS there. */
async function askMetadata(
  target: ProbeTarget,
  world: ProbeWorld,
  signal: AbortSignal,
): Promise<{ answer: ProbeAnswer; baseUrl: string }> {
  const validators = target.validators.metadata ?? null;
  const first = target.isHttpPublished ? asHttps(target.baseUrl) : target.baseUrl;
  const askAt = (baseUrl: string) =>
    askDocument('metadata', { baseUrl, community: '', validators }, world, signal);
  const answer = await askAt(first);
  const isWorthHttp = answer.isOfHost && answer.outcome !== 'dns' && answer.outcome !== 'blocked';
  if (first === target.baseUrl || !isWorthHttp) return { answer, baseUrl: first };
  return { answer: await askAt(target.baseUrl), baseUrl: target.baseUrl };
}

/** Asks once for each community that the plain metadata hint at, and finds out whether it is a member. */
async function askCommunities(
  plain: ProbeAnswer,
  baseUrl: string,
  options: { communities: readonly ProbeCommunity[]; world: ProbeWorld; signal: AbortSignal },
): Promise<{ answers: ProbeAnswer[]; members: string[] | null }> {
  // Withdrawn metadata prove nothing any more; what was not sent again proves what it did.
  if (plain.outcome === 'absent') return { answers: [], members: [] };
  if (!plain.document) return { answers: [], members: null };
  const { world, signal } = options;
  const answers: ProbeAnswer[] = [];
  const members: string[] = [];
  for (const community of hintedCommunities(plain.document.json, options.communities)) {
    const { uri } = community;
    const asked = { baseUrl, community: uri, validators: null };
    const answer = await askDocument('udap', asked, world, signal);
    answers.push(answer);
    if (answer.outcome === 'throttled') return { answers, members: null };
    const json = answer.document?.json;
    if (json && (await isMember(json, community, world.now()))) members.push(uri);
  }
  return { answers, members };
}

/**
 * Asks an endpoint for the documents by which it describes itself: its CapabilityStatement, its SMART configuration and
 * its UDAP metadata, the last also for communities. Stops early when the host does not answer at all or asks to be left
 * alone. Touches no database; never throws for what the other side does.
 *
 * @param signal its reason is thrown when it aborts before the end
 * @see https://hl7.org/fhir/R4/http.html#capabilities
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html
 */
export async function askEndpoint(
  target: ProbeTarget,
  options: { scope: ProbeScope; communities: readonly ProbeCommunity[] },
  world: ProbeWorld,
  signal: AbortSignal,
): Promise<Observation> {
  const at = world.now();
  const { answer: metadata, baseUrl } = await askMetadata(target, world, signal);
  const found = (answers: readonly ProbeAnswer[], communities: string[] | null): Observation => ({
    endpointId: target.id,
    host: target.host,
    baseUrl,
    at,
    answers,
    communities,
  });
  const isOver = metadata.isOfHost || metadata.outcome === 'throttled';
  if (options.scope === 'metadata' || isOver) return found([metadata], null);
  const askFor = (kind: 'smart' | 'udap') =>
    askDocument(
      kind,
      { baseUrl, community: '', validators: target.validators[kind] ?? null },
      world,
      signal,
    );
  const smart = await askFor('smart');
  if (smart.outcome === 'throttled') return found([metadata, smart], null);
  const udap = await askFor('udap');
  const { communities } = options;
  const { answers, members } = await askCommunities(udap, baseUrl, { communities, world, signal });
  return found([metadata, smart, udap, ...answers], members);
}
