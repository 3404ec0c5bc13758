import type { GuideFlow, Recommendation } from './recommendation';

const when: Readonly<Record<GuideFlow, string>> = {
  'smart-standalone':
    'When people should open the app from outside the EHR, with an account at the holder.',
  'smart-ehr':
    'When people should open the app from inside the EHR, where they are signed in already.',
  'udap-code':
    'When a holder lets apps in by certificate, or you want to register at many without asking.',
  'tiered-oauth': 'When people have an account elsewhere that the holder trusts.',
  'backend-services': 'When a server should read on its own and the holder knows its key.',
  'udap-client-credentials':
    'When a server should read on its own and the holder lets it in by certificate.',
};

/** How many other ways are worth reading. */
const most = 3;

/** The next best flows, and when they would be the better ones. */
export function alternativesTo(ranked: readonly GuideFlow[]): Recommendation['alternatives'] {
  return ranked.slice(1, 1 + most).map((flow) => ({ flow, when: when[flow] }));
}
