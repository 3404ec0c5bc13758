import 'server-only';
import { mayProceed } from '@/lib/domain/runs/run-state';
import type { PlannedStep } from '@/lib/domain/runs/run-world';
import { examinePaths } from '@/lib/protocol/x509/examine-paths';
import type { ExaminationState } from './examination-state';

/** Builds every path and judges each certificate on it. */
export function examineStep(state: ExaminationState): PlannedStep {
  return {
    kind: 'examine',
    title: 'Follow every path to an anchor',
    explanation:
      'From the certificate upwards: who issued it, who issued that one, until an anchor of a community that ' +
      'you trust. Missing certificates are fetched, signatures, dates, constraints and revocation are checked ' +
      'for each one on the way.',
    take: async () => {
      const { subject, anchors, world } = state;
      if (!subject) return false;
      const { recorder, context } = world;
      if (subject.jwt) await recorder.emit({ type: 'jwt', step: 'examine', jwt: subject.jwt });
      await recorder.checks('examine', subject.checks);
      const report = await examinePaths({
        leaf: subject.leaf,
        others: [...subject.others, ...anchors.intermediates],
        anchors: anchors.trusted,
        at: state.at ?? context.now(),
        transport: context.transport,
      });
      await recorder.emit({ type: 'trust', step: 'examine', report });
      // The run is as good as its best path; the report holds the others.
      const best = report.paths[0]?.checks ?? [];
      await recorder.checks('examine', best);
      return mayProceed([...subject.checks, ...best]);
    },
  };
}
