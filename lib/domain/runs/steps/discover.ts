import 'server-only';
import {
  buildCapabilityStatementRequest,
  processCapabilityStatement,
} from '@/lib/protocol/fhir/capability-statement';
import {
  buildSmartConfigurationRequest,
  processSmartConfiguration,
} from '@/lib/protocol/smart/configuration';
import { buildUdapMetadataRequest, processUdapMetadata } from '@/lib/protocol/udap/metadata';
import { asAdvisory, mayProceed, type RunState } from '../run-state';

/** Whether the run stands on UDAP metadata, not on the SMART configuration. */
function needsUdap({ auth }: RunState['request']): boolean {
  return auth.method === 'udap' || (auth.method === 'code' && auth.registration === 'udap');
}

/** Reads what the holder publishes. UDAP metadata is what the run depends on, the rest is advice. */
export async function discover(state: RunState): Promise<boolean> {
  const { baseUrl, request, context, recorder } = state;
  if (needsUdap(request)) {
    const result = await context.transport(buildUdapMetadataRequest(baseUrl, request.community));
    const { metadata, checks } = processUdapMetadata(result, { baseUrl, ruleSet: request.rules });
    await recorder.checks('discover', checks);
    // Whether a FHIR server answers here, and in which other way it admits apps, explains why there is no UDAP.
    if (!metadata && result.response) await describeOtherwise(state);
    if (!metadata || !mayProceed(checks)) return false;
    state.metadata = metadata;
    state.metadataExchangeId = result.exchangeId;
  }
  const capabilities = await context.transport(buildCapabilityStatementRequest(baseUrl));
  const described = processCapabilityStatement(capabilities, { baseUrl });
  // Nothing answers there: the other document would only wait for the same silence.
  if (capabilities.failure) {
    const canGoOn = state.metadata !== undefined || state.mayLackFhir === true;
    await recorder.checks('discover', canGoOn ? asAdvisory(described.checks) : described.checks);
    return canGoOn;
  }
  await recorder.checks('discover', asAdvisory(described.checks));

  const smart = await context.transport(buildSmartConfigurationRequest(baseUrl));
  const configured = processSmartConfiguration(smart, { baseUrl });
  if (configured.configuration) state.smart = configured.configuration;
  // A person can sign in, and a backend client ask, only where the configuration says.
  const isNeeded =
    request.auth.method === 'backend' ||
    (request.auth.method === 'code' && request.auth.registration === 'plain');
  const isMissing = isNeeded && configured.configuration === null;
  await recorder.checks('discover', isMissing ? configured.checks : asAdvisory(configured.checks));
  return !isMissing;
}

/** Reads the other documents of a holder without UDAP metadata, as evidence only. */
async function describeOtherwise({ baseUrl, context, recorder }: RunState): Promise<void> {
  const capabilities = await context.transport(buildCapabilityStatementRequest(baseUrl));
  const described = processCapabilityStatement(capabilities, { baseUrl });
  await recorder.checks('discover', asAdvisory(described.checks));
  if (capabilities.failure) return;
  const smart = await context.transport(buildSmartConfigurationRequest(baseUrl));
  const configured = processSmartConfiguration(smart, { baseUrl });
  await recorder.checks('discover', asAdvisory(configured.checks));
}
