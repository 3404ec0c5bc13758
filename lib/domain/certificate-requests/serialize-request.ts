import 'server-only';
import { describeJwk } from '@/lib/protocol/credentials/key-kinds';
import {
  RequestDetailSchema,
  RequestFormSchema,
  RequestSummarySchema,
  type RequestDetail,
  type RequestSummary,
} from '@/lib/schemas/certificate-request';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import type { Check } from '@/lib/protocol/check';
import type { TrustCommunity } from '../communities/trust-community';
import type { RequestDetailRow, RequestRow } from './request-columns';

/** What a row does not say by itself. */
export interface RequestContext {
  names: ReadonlyMap<string, string>;
  communities: readonly TrustCommunity[];
}

function nameIn(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}

/** A request as lists show it. */
export function serializeRequest(row: RequestRow, context: RequestContext): RequestSummary {
  const form = RequestFormSchema.parse(row.form);
  const community = context.communities.find(({ id }) => id === row.communityId);
  return RequestSummarySchema.parse({
    id: row.id,
    workspace: row.workspace,
    community: {
      id: row.communityId,
      // One that was removed meanwhile is known by its URI.
      name: community?.name ?? row.communityUri,
      uri: row.communityUri,
    },
    state: row.state,
    appName: form.appName,
    organization: form.organization,
    sanUris: form.sanUris,
    keyKind: describeJwk(PublicJwkSchema.parse(row.key.publicJwk)),
    custody: row.key.custody,
    requestedBy: nameIn(context.names, row.createdById),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  });
}

/** A request whole, with its automatic checks. */
export function serializeRequestDetail(
  row: RequestDetailRow,
  context: RequestContext,
  checks: Check[],
): RequestDetail {
  const community = context.communities.find(({ id }) => id === row.communityId);
  return RequestDetailSchema.parse({
    ...serializeRequest(row, context),
    form: row.form,
    csrPem: row.csrPem,
    agreement: row.agreement,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    checks,
    messages: row.messages.map(({ at, ...message }) => ({ ...message, at: at.toISOString() })),
    decidedBy: nameIn(context.names, row.decidedById),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    certificateId: row.certificateId,
    issuance: community?.issuance === 'portal' ? 'portal' : 'outside',
    ca: {
      name: community?.caName ?? '',
      url: community?.caUrl ?? '',
      instructions: community?.caInstructions ?? '',
    },
  });
}
