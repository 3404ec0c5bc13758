import { byteSize, counted, duration } from '@/lib/format/quantities';
import { exportWords } from './bulk/export-files';
import { describeResource } from './response/resource-summary';
import { exchangesOf, type RunView } from './run-model';

/** A duration as it is read aloud. */
function spokenDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? counted(Math.round(milliseconds), 'millisecond')
    : duration(milliseconds)
        .replace(/ min\b/, ' minutes')
        .replace(/ s$/, ' seconds');
}

/**
 * What a screen reader says about a run: the step that is under way, then how it ended, for example
 * “200 OK, Bundle with 5 Patients, 312 milliseconds”.
 */
export function spokenResult(view: RunView): string {
  if (view.status === 'running') {
    const step = view.steps.find((candidate) => candidate.state === 'running');
    return step ? `${step.title} …` : '';
  }
  if (view.status === 'cancelled') return 'The run was cancelled.';
  if (view.status === 'interrupted') return 'The run was interrupted.';
  const time = view.summary ? spokenDuration(view.summary.durationMs) : '';
  if (view.bulk) return `${exportWords(view.bulk, false)} ${time}`.trim();
  const answer = exchangesOf(view).findLast((exchange) => exchange.purpose === 'fhir')?.exchange
    ?.response;
  const failed = view.steps.find((step) => step.state === 'fail');
  if (failed && !answer) {
    const check = failed.checks.find((candidate) => candidate.verdict === 'fail');
    return [`${failed.title}: failed`, check?.title, time].filter(Boolean).join(', ');
  }
  if (!answer) return `Finished, ${time}`;
  const status = `${answer.status} ${answer.statusText}`.trim();
  return [
    status,
    answer.body.isStored === true ? byteSize(answer.body.bytes) : describeResource(view.resource),
    time,
  ]
    .filter(Boolean)
    .join(', ');
}
