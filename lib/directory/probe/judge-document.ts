import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '@/lib/protocol/check';
import { processCapabilityStatement } from '@/lib/protocol/fhir/capability-statement';
import { processSmartConfiguration } from '@/lib/protocol/smart/configuration';
import type { HttpResponse, HttpResult, Transport } from '@/lib/protocol/transport';
import { processUdapMetadata, type UdapMetadata } from '@/lib/protocol/udap/metadata';
import { validateSignedMetadata } from '@/lib/protocol/udap/signed-metadata';
import type { ProbeKind } from './outcome';
import { buildProbeRequest } from './probe-request';

/** A document as a probe received it. */
export interface ReceivedDocument {
  kind: ProbeKind;
  /** URI of the community that was asked for; empty: none. */
  community: string;
  body: Uint8Array;
  /** As it was sent; null: it was none, undefined: nobody knows any more. */
  contentType: string | null | undefined;
  /** After redirects; null: where it was asked for. */
  finalUrl: string | null;
  /** When the endpoint last gave it, or said that it is still the same. */
  at: Date;
}

/** Whom signatures have to lead to. */
export interface TrustedCommunity {
  uri: string;
  anchors: readonly X509Certificate[];
  intermediates: readonly X509Certificate[];
}

export interface JudgedDocument {
  checks: Check[];
  /** What a stored document cannot tell, in sentences. */
  leftOut: string[];
}

/** Texts of strangers inside of checks are cut. */
const maxSeen = 1_000;

function resultOf(document: ReceivedDocument, baseUrl: string): HttpResult {
  const { kind, community, body, contentType, finalUrl, at } = document;
  const asked = buildProbeRequest(kind, baseUrl, {
    community,
    validators: null,
    userAgent: '',
  }).url;
  const response: HttpResponse = {
    status: 200,
    statusText: 'OK',
    headers: contentType ? { 'content-type': contentType } : {},
    url: finalUrl ?? asked,
    body,
    receivedAt: at,
  };
  return { exchangeId: '', response, failure: null };
}

/** Asks nobody: what a document needs from others is not found out from what is stored. */
function openNoTransport(): { transport: Transport; asked: Set<string> } {
  const asked = new Set<string>();
  const message = 'Nobody is asked when a stored document is judged.';
  return {
    asked,
    transport: ({ purpose }) => {
      asked.add(purpose);
      const failure = { layer: 'policy', code: 'policy.stored', message } as const;
      return Promise.resolve({ exchangeId: '', response: null, failure });
    },
  };
}

async function judgeSignature(
  document: ReceivedDocument,
  metadata: UdapMetadata,
  { baseUrl, communities }: { baseUrl: string; communities: readonly TrustedCommunity[] },
): Promise<JudgedDocument> {
  if (metadata.signed_metadata === undefined) return { checks: [], leftOut: [] };
  const asked = communities.filter(({ uri }) => uri === document.community);
  const trusted = asked.length > 0 ? asked : communities;
  const { transport, asked: wanted } = openNoTransport();
  const { checks } = await validateSignedMetadata({
    metadata,
    baseUrl,
    anchors: trusted.flatMap(({ anchors }) => anchors),
    intermediates: trusted.flatMap(({ intermediates }) => intermediates),
    ruleSet: 'stu2',
    // What lists and responders would say is left out below, so their silence must not end the path.
    revocation: 'soft',
    context: { now: () => document.at, newJti: () => 'stored', transport },
    exchangeId: null,
  });
  const lacksIssuer = wanted.has('issuer-certificate');
  const isRevocation = ({ id }: Check) => id === 'x509.revocation';
  const isOpenPath = ({ id, verdict }: Check) =>
    lacksIssuer && id === 'x509.path.reaches-anchor' && verdict === 'fail';
  return {
    checks: checks.filter((check) => !isRevocation(check) && !isOpenPath(check)),
    leftOut: [
      ...(checks.some(isRevocation)
        ? ['Whether certificates were revoked: lists and responders have to be asked.']
        : []),
      ...(checks.some(isOpenPath)
        ? [
            'Whether the chain leads to an anchor over certificates that were not sent along: they have to be fetched.',
          ]
        : []),
    ],
  };
}

/**
 * Judges a stored document with the checks of a run, as if it had just come. Times in signatures are held against the
 * time at which the endpoint last gave the document. Asks nobody, and leaves out what only others could say. Never
 * throws, whatever the document is.
 *
 * @param options.communities trust communities of the workspace; for a community that was asked for only its anchors count
 */
export async function judgeDocument(
  document: ReceivedDocument,
  options: { baseUrl: string; communities: readonly TrustedCommunity[] },
): Promise<JudgedDocument> {
  const result = resultOf(document, options.baseUrl);
  const { checks, leftOut } = await judgeKind(document, result, options);
  const isTypeKnown = document.contentType !== undefined;
  return {
    checks: checks
      .filter(({ id }) => isTypeKnown || !id.endsWith('.media-type'))
      .map((check) => ({
        ...check,
        seen: check.seen.length > maxSeen ? `${check.seen.slice(0, maxSeen)}…` : check.seen,
        exchangeId: null,
        jwtId: null,
      })),
    leftOut: isTypeKnown
      ? leftOut
      : [
          'With which content type it was sent: the request that brought it is not kept any more.',
          ...leftOut,
        ],
  };
}

async function judgeKind(
  document: ReceivedDocument,
  result: HttpResult,
  options: { baseUrl: string; communities: readonly TrustedCommunity[] },
): Promise<JudgedDocument> {
  const { baseUrl } = options;
  switch (document.kind) {
    case 'metadata':
      return { checks: processCapabilityStatement(result, { baseUrl }).checks, leftOut: [] };
    case 'smart':
      return { checks: processSmartConfiguration(result, { baseUrl }).checks, leftOut: [] };
    case 'udap': {
      const { metadata, checks } = processUdapMetadata(result, { baseUrl, ruleSet: 'stu2' });
      if (!metadata) return { checks, leftOut: [] };
      const signed = await judgeSignature(document, metadata, options);
      return { checks: [...checks, ...signed.checks], leftOut: signed.leftOut };
    }
  }
}
