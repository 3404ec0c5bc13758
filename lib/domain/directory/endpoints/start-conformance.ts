import 'server-only';
import { hintedCommunities } from '@/lib/directory/probe/community-membership';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { launchRun } from '@/lib/domain/runs/launch-run';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { asAdvisory, stepTexts, type RunState } from '@/lib/domain/runs/run-state';
import { trust } from '@/lib/domain/runs/steps/trust';
import { AppError } from '@/lib/errors';
import {
  buildCapabilityStatementRequest,
  processCapabilityStatement,
} from '@/lib/protocol/fhir/capability-statement';
import {
  buildSmartConfigurationRequest,
  processSmartConfiguration,
} from '@/lib/protocol/smart/configuration';
import type { HttpResult } from '@/lib/protocol/transport';
import {
  buildUdapMetadataRequest,
  processUdapMetadata,
  type UdapMetadata,
} from '@/lib/protocol/udap/metadata';
import { RunRequestSchema, type Run } from '@/lib/schemas/run';
import { resolveDirectoryId } from './resolve-id';

/** A document that a holder need not have: that it is not there is no failure of the endpoint. */
function isNotPublished({ response }: HttpResult): boolean {
  return response !== null && [204, 404, 410].includes(response.status);
}

async function discoverUdap(
  state: RunState,
  step: 'discover' | 'trust',
  community?: string,
): Promise<UdapMetadata | null> {
  const { baseUrl, context, recorder, request } = state;
  const result = await context.transport(buildUdapMetadataRequest(baseUrl, community));
  const { metadata, checks } = processUdapMetadata(result, { baseUrl, ruleSet: request.rules });
  await recorder.checks(step, isNotPublished(result) ? asAdvisory(checks) : checks);
  if (metadata) state.metadataExchangeId = result.exchangeId;
  return metadata;
}

/** The state of a run as far as it is about one community: its checks say so. */
function stateFor(state: RunState, community: string): RunState {
  const { recorder, request } = state;
  return {
    ...state,
    request: { ...request, community },
    recorder: {
      ...recorder,
      checks: (step, checks) =>
        recorder.checks(
          step,
          checks.map((check) => ({ ...check, seen: `For ${community}: ${check.seen}` })),
        ),
    },
  };
}

/** All three documents, whatever the others are like. Ends the run when nothing answers at all. */
async function discoverAll(state: RunState): Promise<boolean> {
  const { baseUrl, context, recorder } = state;
  const capabilities = await context.transport(buildCapabilityStatementRequest(baseUrl));
  await recorder.checks('discover', processCapabilityStatement(capabilities, { baseUrl }).checks);
  if (capabilities.failure) return false;
  const smart = await context.transport(buildSmartConfigurationRequest(baseUrl));
  const { checks } = processSmartConfiguration(smart, { baseUrl });
  await recorder.checks('discover', isNotPublished(smart) ? asAdvisory(checks) : checks);
  const metadata = await discoverUdap(state, 'discover');
  if (metadata) state.metadata = metadata;
  return true;
}

/** The signed metadata, as they are given to everybody and to each community that they hint at. */
async function trustAll(state: RunState): Promise<boolean> {
  const { recorder, metadata, workspaceId } = state;
  if (!metadata) {
    const text = 'The holder publishes no UDAP metadata, so there is no signature to judge.';
    await recorder.emit({ type: 'note', step: 'trust', text });
    return true;
  }
  await trust(state);
  for (const { uri } of hintedCommunities(metadata, await listCommunities(workspaceId))) {
    const ofCommunity = stateFor(state, uri);
    const found = await discoverUdap(ofCommunity, 'trust', uri);
    if (found) await trust({ ...ofCommunity, metadata: found });
  }
  return true;
}

/**
 * Starts a run that asks an endpoint of the directory for all documents by which it describes itself, and judges them
 * with all their checks, signatures and revocation included. Whatever is wrong with one does not keep the others from
 * being judged.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `resource.not_found`, `run.too_many`
 */
export async function startConformance(
  workspaceId: string,
  startedBy: string | null,
  askedId: string,
): Promise<Run> {
  const client = await db();
  const id = await resolveDirectoryId(askedId);
  const row = await client.fhirEndpoint.findUnique({ where: { id }, select: { baseUrl: true } });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no endpoint ${askedId}.` });
  }
  const holder = await resolveHolder(row.baseUrl);
  return launchRun(workspaceId, startedBy, {
    kind: 'conformance',
    title: `Conformance of ${holder.label}`,
    holder: holder.baseUrl,
    request: { steps: ['discover', 'trust'], holder: holder.baseUrl, endpoint: id },
    prepare: (world) => {
      const request = RunRequestSchema.parse({ holder: holder.baseUrl, until: 'trust' });
      const state: RunState = { ...world, ...holder, request };
      const steps = { discover: discoverAll, trust: trustAll } as const;
      return {
        steps: (['discover', 'trust'] as const).map((kind) => ({
          kind,
          ...stepTexts[kind],
          take: () => steps[kind](state),
        })),
      };
    },
  });
}
