import 'server-only';
import { env } from '@/lib/env';
import {
  buildCapabilityStatementRequest,
  processCapabilityStatement,
} from '@/lib/protocol/fhir/capability-statement';
import {
  buildSmartConfigurationRequest,
  checkBrowserAccess,
  processSmartConfiguration,
} from '@/lib/protocol/smart/configuration';
import type { HttpResult } from '@/lib/protocol/transport';
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

  const smart = await readSmart(state);
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

/**
 * The answer to the request for the SMART configuration. For a public client, as apps in browsers are, it is asked for
 * with an origin: then it shows whether a browser would hand it to the app. A holder that refuses the origin is asked
 * again without.
 */
async function readSmart({ baseUrl, request, context, recorder }: RunState): Promise<HttpResult> {
  const { auth } = request;
  const isPublic = auth.method === 'code' && auth.authMethod === 'none' && !needsUdap(request);
  if (!isPublic) return context.transport(buildSmartConfigurationRequest(baseUrl));
  const { origin } = new URL(env().APP_URL);
  const result = await context.transport(buildSmartConfigurationRequest(baseUrl, origin));
  await recorder.checks('discover', checkBrowserAccess(result, origin));
  return result.response?.status === 403
    ? context.transport(buildSmartConfigurationRequest(baseUrl))
    : result;
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
