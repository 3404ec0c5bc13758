import 'server-only';
import { fhirFamilyOf } from '@/lib/directory/normalize/fhir-family';
import { movedBase, type MovedBase } from '@/lib/directory/probe/moved-base';
import { probeKinds, type ProbeKind, type ProbeOutcome } from '@/lib/directory/probe/outcome';
import type { Validators } from '@/lib/directory/probe/probe-request';
import { statusOf, type StatusVerdict } from '@/lib/directory/probe/status';
import type { EndpointStatus } from '@/lib/schemas/directory';
import { changeWords, type FoundChange } from './change-words';
import type { Observation, ProbeAnswer } from './observation';
import type { DocumentHashes } from './pack-documents';

/** Hash of the latest good document of each kind; null: there is none. */
export type DocumentShas = Readonly<Record<ProbeKind, string | null>>;
export type ValidatorsByKind = Readonly<Partial<Record<ProbeKind, Validators>>>;

/** An endpoint as the database knows it before a probe is written down. */
export interface EndpointBefore {
  id: string;
  host: string;
  status: EndpointStatus;
  statusSince: Date;
  lastWorkedAt: Date | null;
  certificateEndsAt: Date | null;
  hasSuccessor: boolean;
  /** Null: nothing was ever found. */
  capability: { shas: DocumentShas; validators: ValidatorsByKind; communities: string[] } | null;
}

/** What a probe means for its endpoint. */
export interface Judgement {
  verdict: StatusVerdict;
  moved: MovedBase | null;
  certificateEndsAt: Date | null;
  shas: DocumentShas;
  /** A document came, went or was replaced by other bytes. */
  hasNewDocuments: boolean;
  validators: ValidatorsByKind;
  communities: string[];
  /** By the CapabilityStatement of this probe; null when there was none that says so. */
  fhirFamily: string | null;
  changes: FoundChange[];
  /** False when the host only asked to be left alone: that is no probe of the endpoint. */
  counts: boolean;
}

export const noDocuments: DocumentShas = { metadata: null, smart: null, udap: null };

/** Equal in what they say, whatever their bytes are. */
export type SaysTheSame = (shaBefore: string, after: DocumentHashes) => boolean;

function plainAnswers(observation: Observation): Partial<Record<ProbeKind, ProbeAnswer>> {
  const plain = observation.answers.filter(({ community }) => community === '');
  return Object.fromEntries(plain.map((answer) => [answer.kind, answer]));
}

function earliestEnd(observation: Observation, before: Date | null): Date | null {
  const ends = observation.answers.flatMap(({ certificate }) =>
    certificate ? [certificate.endsAt.getTime()] : [],
  );
  return ends.length > 0 ? new Date(Math.min(...ends)) : before;
}

function familyFrom(metadata: ProbeAnswer | undefined): string | null {
  const version = metadata?.document?.json.fhirVersion;
  const family = typeof version === 'string' ? fhirFamilyOf(version) : 'unknown';
  return family === 'unknown' ? null : family;
}

/** The documents after a probe: new ones, without withdrawn ones, and those that nothing new is known of. */
function documentsAfter(
  answers: Partial<Record<ProbeKind, ProbeAnswer>>,
  before: EndpointBefore['capability'],
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>,
): { shas: DocumentShas; validators: ValidatorsByKind } {
  const shas = { ...(before?.shas ?? noDocuments) };
  const validators = { ...before?.validators };
  for (const kind of probeKinds) {
    const answer = answers[kind];
    const found = answer && hashes.get(answer);
    if (found) {
      shas[kind] = found.sha256;
      validators[kind] = answer.validators;
    } else if (answer?.outcome === 'absent') {
      shas[kind] = null;
      delete validators[kind];
    }
  }
  return { shas, validators };
}

/**
 * Judges a probe against what was known: status, documents, certificate, and the changes to tell of. What is seen for
 * the first time is no change.
 */
export function judgeObservation(
  observation: Observation,
  before: EndpointBefore,
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>,
  saysTheSame: SaysTheSame,
): Judgement {
  const answers = plainAnswers(observation);
  const { metadata } = answers;
  const known = before.capability?.shas ?? noDocuments;
  const outcomes: Partial<Record<ProbeKind, ProbeOutcome>> = {};
  for (const kind of probeKinds) {
    const answer = answers[kind];
    if (answer) outcomes[kind] = answer.outcome;
  }
  const moved = metadata?.finalUrl ? movedBase(observation.baseUrl, metadata.finalUrl) : null;
  const verdict = statusOf(
    { ...before, served: probeKinds.filter((kind) => known[kind] !== null) },
    { at: observation.at, outcomes, movedTo: moved?.baseUrl ?? null },
  );
  const { shas, validators } = documentsAfter(answers, before.capability, hashes);
  const certificateEndsAt = earliestEnd(observation, before.certificateEndsAt);
  const isSame = (kind: ProbeKind) => {
    const [old, found] = [known[kind], answers[kind] && hashes.get(answers[kind])];
    return old === shas[kind] || (old !== null && found !== undefined && saysTheSame(old, found));
  };
  return {
    verdict,
    moved: verdict.status === 'moved' ? moved : null,
    certificateEndsAt,
    shas,
    hasNewDocuments: probeKinds.some((kind) => known[kind] !== shas[kind]),
    validators,
    communities: [...(observation.communities ?? before.capability?.communities ?? [])],
    fhirFamily: familyFrom(metadata),
    changes: changeWords({
      before,
      status: verdict.status,
      shas,
      certificateEndsAt,
      changedKinds: before.capability ? probeKinds.filter((kind) => !isSame(kind)) : [],
      reason: metadata?.detail ?? null,
      movedTo: moved?.baseUrl ?? null,
    }),
    counts: metadata?.outcome !== 'throttled',
  };
}
