import 'server-only';
import { newId } from '@/lib/db/ids';
import { mayProceed } from '@/lib/domain/runs/run-state';
import type { PlannedStep } from '@/lib/domain/runs/run-world';
import { subjectOfJwt } from '@/lib/protocol/trust-doctor/subject';
import { check } from '@/lib/protocol/trust-doctor/checks';
import { buildUdapMetadataRequest, processUdapMetadata } from '@/lib/protocol/udap/metadata';
import type { ExaminationState } from './examination-state';

/** Fetches the UDAP metadata of a holder: its signed metadata holds the certificates to examine. */
export function discoverStep(
  state: ExaminationState,
  address: { baseUrl: string; community: string | null },
): PlannedStep {
  const { baseUrl, community } = address;
  return {
    kind: 'discover',
    title: 'Ask the holder for its signed metadata',
    explanation:
      'Below its FHIR base URL the holder publishes UDAP metadata. A JWT in it is signed with the key of the ' +
      'holder’s certificate and brings that certificate along.',
    take: async () => {
      const { context, recorder } = state.world;
      const result = await context.transport(
        buildUdapMetadataRequest(baseUrl, community ?? undefined),
      );
      const { metadata, checks } = processUdapMetadata(result, { baseUrl, ruleSet: 'stu2' });
      await recorder.checks('discover', checks);
      if (!metadata) return false;
      try {
        const compact = metadata.signed_metadata ?? '';
        state.subject = await subjectOfJwt(compact, newId('jwt'), 'signed_metadata');
        return true;
      } catch (error) {
        const seen = error instanceof Error ? error.message : 'signed_metadata cannot be read.';
        const failed = check('doctor.readable', { verdict: 'fail', seen });
        await recorder.checks('discover', [failed]);
        return mayProceed([failed]);
      }
    },
  };
}
