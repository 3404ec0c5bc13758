import 'server-only';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { launchRun, type RunPlan } from '@/lib/domain/runs/launch-run';
import { baseUrlOf } from '@/lib/protocol/trust-doctor/base-url';
import type { Run } from '@/lib/schemas/run';
import type { Examine } from '@/lib/schemas/trust-doctor';
import { discoverStep } from './discover-step';
import { examineStep } from './examine-step';
import { anchorsFor } from './anchors-for';
import { subjectOfCertificate } from './subject-of-certificate';
import { subjectOfFiles } from './subject-of-files';
import { subjectOfText } from './subject-of-text';
import type { TrustSubject } from '@/lib/protocol/trust-doctor/subject';

/** What is examined, and how it is told in the run. Files and pasted text are not kept. */
interface Prepared {
  title: string;
  holder: string;
  request: Record<string, unknown>;
  /** Null: it has to be fetched first. */
  subject: TrustSubject | null;
  address: { baseUrl: string; community: string | null } | null;
}

/**
 * Starts the examination of a certificate, a chain, a JWT, a PKCS #12 file or a holder, as a run: every path
 * to every anchor that the workspace knows, with revocation.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `request.invalid` on what cannot be read, `resource.not_found`, `run.too_many`
 */
export async function startExamination(
  workspaceId: string,
  startedBy: string | null,
  examine: Examine,
): Promise<Run> {
  const anchors = await anchorsFor(workspaceId, examine);
  const { title, holder, request, subject, address } = await prepare(workspaceId, examine);
  const options = {
    communityId: examine.communityId ?? null,
    at: examine.at ?? null,
    revocation: examine.revocation ?? null,
  };
  const plan: RunPlan = {
    kind: 'trust-doctor',
    title,
    holder,
    request: { examine: { ...request, ...options } },
    prepare: (world) => {
      const state = { world, subject, anchors, at: examine.at ? new Date(examine.at) : null };
      const first = address ? [discoverStep(state, address)] : [];
      return { steps: [...first, examineStep(state)] };
    },
  };
  return launchRun(workspaceId, startedBy, plan);
}

async function prepare(workspaceId: string, { subject: given }: Examine): Promise<Prepared> {
  switch (given.kind) {
    case 'address': {
      const found = baseUrlOf(given.address);
      const { baseUrl, label } = await resolveHolder(found.baseUrl, 'subject.address');
      const community = given.community ?? found.community;
      return {
        title: `Trust in ${label}`,
        holder: baseUrl,
        request: { kind: 'address', address: baseUrl, community },
        subject: null,
        address: { baseUrl, community },
      };
    }
    case 'certificate': {
      const subject = await subjectOfCertificate(workspaceId, given.certificateId);
      return described(subject, { kind: 'certificate', certificateId: given.certificateId });
    }
    case 'text':
      return described(await subjectOfText(given.text), { kind: 'text' });
    case 'files': {
      const names = given.files.map(({ name }) => name).join(', ');
      return described(await subjectOfFiles(given.files, given.password ?? null), {
        kind: 'files',
        names,
      });
    }
  }
}

function described(subject: TrustSubject, request: Record<string, unknown>): Prepared {
  const name = /CN=([^,]+)/.exec(subject.leaf.subject)?.[1] ?? subject.leaf.subject;
  return {
    title: `Trust in ${subject.jwt ? 'a JWT of ' : ''}${name}`,
    holder: subject.leaf.subject,
    request,
    subject,
    address: null,
  };
}
