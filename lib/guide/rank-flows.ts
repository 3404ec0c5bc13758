import { chosen, type Answers } from './answers';
import { blockersOf, takesUdapServers } from './at-holder';
import { flowKeys, flows } from './flow-facts';
import type { HolderFacts } from './holder-facts';
import type { GuideFlow } from './recommendation';
import { obstaclesOf } from './rule-out';

type Weights = Readonly<Record<GuideFlow, number>>;

/**
 * How well a flow suits who uses the app, before anything else is known. Only the order counts, and the distance
 * between the best flow with a person and the best one without.
 */
const byUser: Readonly<Record<string, Weights>> = {
  patient: {
    'smart-standalone': 10,
    'smart-ehr': 2,
    'udap-code': 5,
    'tiered-oauth': 4,
    'backend-services': 0,
    'udap-client-credentials': 1,
  },
  clinician: {
    'smart-standalone': 6,
    'smart-ehr': 10,
    'udap-code': 3,
    'tiered-oauth': 2,
    'backend-services': 4,
    'udap-client-credentials': 2,
  },
  staff: {
    'smart-standalone': 6,
    'smart-ehr': 3,
    'udap-code': 4,
    'tiered-oauth': 4,
    'backend-services': 6,
    'udap-client-credentials': 4,
  },
  nobody: {
    'smart-standalone': 0,
    'smart-ehr': 0,
    'udap-code': 0,
    'tiered-oauth': 0,
    'backend-services': 8,
    'udap-client-credentials': 6,
  },
  unknown: {
    'smart-standalone': 2,
    'smart-ehr': 0,
    'udap-code': 0,
    'tiered-oauth': 0,
    'backend-services': 2,
    'udap-client-credentials': 0,
  },
};

/** What speaks for UDAP: a certificate that is there, many holders that one certificate opens, a framework. */
function udapWeight({ certificate, holderCount }: Answers, agreements: readonly string[]): number {
  const canHave = certificate === 'have' || certificate === 'can-get';
  return (
    (certificate === 'have' ? 4 : certificate === 'can-get' ? 1 : 0) +
    (canHave && holderCount === 'many' ? 2 : 0) +
    (agreements.includes('framework') ? 6 : 0)
  );
}

/** What speaks against a flow because of the holders that were named: most when none of them can do it. */
function holderWeight(flow: GuideFlow, holders: readonly HolderFacts[]): number {
  const blocked = holders.filter((holder) => blockersOf(flow, holder).length > 0).length;
  if (blocked === 0) return 0;
  return blocked === holders.length ? -20 : -Math.min(blocked, 3);
}

/**
 * A server that can get a certificate gets one where every holder that was named takes it: there it registers at once,
 * while the key of another server waits for a person at each holder. Where people sign in, registering needs neither.
 */
function certificateWeight(
  flow: GuideFlow,
  { certificate }: Answers,
  holders: readonly HolderFacts[],
): number {
  if (flow !== 'udap-client-credentials' || certificate !== 'can-get') return 0;
  return holders.length > 0 && holders.every(takesUdapServers) ? 2 : 0;
}

function weigh(flow: GuideFlow, answers: Answers, holders: readonly HolderFacts[]): number {
  const { grant, isUdap } = flows[flow];
  const hasUser = grant === 'authorization_code';
  const { user, credentials, data } = answers;
  const base = byUser[user ?? 'unknown'] ?? byUser['unknown'];
  return (
    (base?.[flow] ?? 0) +
    (hasUser && credentials === 'holder' ? 4 : 0) +
    (!hasUser && data === 'population' ? 14 : 0) +
    (isUdap ? udapWeight(answers, chosen(answers, 'agreements')) : 0) +
    certificateWeight(flow, answers, holders) +
    holderWeight(flow, holders)
  );
}

/** The flows that the answers allow, the best one first. */
export interface Ranking {
  flows: readonly GuideFlow[];
  /** A flow with a person and one without are about as good, and the questions that tell them apart are open. */
  isTied: boolean;
}

/** How far the best flow with a person and the best one without have to be apart. */
const clearDistance = 4;

const isOpen = (answer: string | undefined) => answer === undefined || answer === 'not-sure';

/** Orders the flows that the answers allow. */
export function rankFlows(answers: Answers, holders: readonly HolderFacts[]): Ranking {
  const weighed = flowKeys
    .filter((flow) => obstaclesOf(flow, answers).length === 0)
    .map((flow) => ({ flow, weight: weigh(flow, answers, holders) }))
    .sort((a, b) => b.weight - a.weight);
  const best = (grant: string) => weighed.find(({ flow }) => flows[flow].grant === grant)?.weight;
  const [withUser, without] = [best('authorization_code'), best('client_credentials')];
  return {
    flows: weighed.map(({ flow }) => flow),
    isTied:
      (isOpen(answers.user) || isOpen(answers.credentials)) &&
      withUser !== undefined &&
      without !== undefined &&
      Math.abs(withUser - without) < clearDistance,
  };
}
