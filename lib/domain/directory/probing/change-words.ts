import 'server-only';
import type { ProbeKind } from '@/lib/directory/probe/outcome';
import { dayOf } from '@/lib/format/dates';
import type { EndpointStatus } from '@/lib/schemas/directory';
import type { DocumentShas, EndpointBefore } from './judge-observation';

/** A change as EndpointChange keeps it. */
export interface FoundChange {
  kind: ProbeKind | 'status' | 'certificate';
  summary: string;
  before: string | null;
  after: string | null;
}

const documents = {
  metadata: 'CapabilityStatement',
  smart: 'SMART configuration',
  udap: 'UDAP metadata',
} as const;

const statuses: Record<EndpointStatus, string> = {
  working: 'It works.',
  degraded: 'Some of its documents do not answer any more.',
  unreachable: 'It does not answer any more.',
  'never-worked': 'It does not answer.',
  moved: 'It has moved.',
  'not-checked': 'It is not checked.',
};

function documentChange(kind: ProbeKind, before: string | null, after: string | null): FoundChange {
  const name = documents[kind];
  if (before === null) return { kind, summary: `It publishes ${name} now.`, before, after };
  if (after === null)
    return { kind, summary: `It does not publish ${name} any more.`, before, after };
  return { kind, summary: `${name} changed.`, before, after };
}

function statusWords(
  status: EndpointStatus,
  reason: string | null,
  movedTo: string | null,
): string {
  if (status === 'moved' && movedTo !== null) return `It has moved to ${movedTo}.`;
  const why = status === 'unreachable' || status === 'never-worked' ? reason : null;
  return why === null ? statuses[status] : `${statuses[status]} ${why}`;
}

function certificateChange(before: Date | null, after: Date | null): FoundChange[] {
  if (!before || !after || before.getTime() === after.getTime()) return [];
  const verb = after > before ? 'was renewed' : 'was replaced by one that ends sooner';
  const summary = `The TLS certificate ${verb}: it ends on ${dayOf(after)}, before on ${dayOf(before)}.`;
  return [
    { kind: 'certificate', summary, before: before.toISOString(), after: after.toISOString() },
  ];
}

/** The changes that a probe found, in words; hashes of documents or words before and after. */
export function changeWords(found: {
  before: EndpointBefore;
  status: EndpointStatus;
  shas: DocumentShas;
  certificateEndsAt: Date | null;
  changedKinds: readonly ProbeKind[];
  /** Why the CapabilityStatement did not answer. */
  reason: string | null;
  movedTo: string | null;
}): FoundChange[] {
  const { before, status, shas } = found;
  const isNews = before.status !== status && before.status !== 'not-checked';
  const summary = statusWords(status, found.reason, found.movedTo).slice(0, 500);
  return [
    ...found.changedKinds.map((kind) =>
      documentChange(kind, before.capability?.shas[kind] ?? null, shas[kind]),
    ),
    ...(isNews ? [{ kind: 'status' as const, summary, before: before.status, after: status }] : []),
    ...certificateChange(before.certificateEndsAt, found.certificateEndsAt),
  ];
}
