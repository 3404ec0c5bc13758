import { day, missing, seen, type Judge, type Place } from './evidence';
import type { PlanFacts, RegistrationFact, RunFact } from './plan-facts';

const isGood = (verdict: RunFact['discover']): boolean => verdict === 'pass' || verdict === 'warn';

function runsAt(facts: PlanFacts, { holder }: Place): RunFact[] {
  return facts.runs.filter((run) => run.holder === holder);
}

/** The registrations at the holder for the planned workflow, the best first. */
export function registrationsAt(facts: PlanFacts, { holder, way }: Place): RegistrationFact[] {
  const ranks: Record<RegistrationFact['status'], number> = {
    active: 0,
    waiting: 1,
    expired: 2,
    cancelled: 3,
  };
  return facts.registrations
    .filter((one) => one.holder === holder && one.grantType === way.grant)
    .sort((a, b) => ranks[a.status] - ranks[b.status] || b.at.localeCompare(a.at));
}

/** Runs that acted as the app at the holder. The first one is the earliest. */
function ownRuns(facts: PlanFacts, place: Place): RunFact[] {
  const ids = registrationsAt(facts, place).map(({ id }) => id);
  return runsAt(facts, place)
    .filter(({ registrationIds }) => registrationIds.some((id) => ids.includes(id)))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

const runPath = ({ id }: RunFact): string => `runs/${id}`;

/** What the holder publishes was read; with UDAP its signature led to a trusted anchor. */
export const judgeDiscovery: Judge = (facts, place) => {
  const runs = runsAt(facts, place);
  const step = place.way.isUdap ? 'trust' : 'discover';
  const good = runs.find(
    (run) => isGood(run.discover) && (step === 'discover' || isGood(run.trust)),
  );
  if (good) {
    const words = place.way.isUdap
      ? 'Its signed metadata was read and leads to a trusted anchor.'
      : 'Its metadata was read.';
    return seen(words, good.at, runPath(good));
  }
  const last = runs.find((run) => run[step] === 'fail' || run.discover === 'fail');
  return last
    ? missing(
        last.discover === 'fail'
          ? `Its metadata could not be read on ${day(last.at)}.`
          : `Its signed metadata was not trusted on ${day(last.at)}.`,
        { path: runPath(last) },
      )
    : missing('Nobody has looked yet.');
};

/** The app is registered there for the planned workflow. */
export const judgeRegistration: Judge = (facts, place) => {
  const [best] = registrationsAt(facts, place);
  if (!best) return missing(`Not registered at ${place.holderName} yet.`);
  const path = `registrations/${best.id}`;
  switch (best.status) {
    case 'active': {
      const end = best.endsAt === null ? '' : `, until ${day(best.endsAt)}`;
      return seen(`Active as ${best.clientId ?? 'a client without an id'}${end}.`, best.at, path);
    }
    case 'waiting': {
      const since = best.waitingSince ?? best.at;
      return missing(`The holder was asked on ${day(since)} and has not answered.`, {
        path,
        waiting: { on: 'holder', since },
      });
    }
    case 'expired':
      return missing(
        `The registration ended${best.endsAt === null ? '' : ` on ${day(best.endsAt)}`}. Renew it.`,
        { path },
      );
    case 'cancelled':
      return missing(`The registration was cancelled. Register again.`, { path });
  }
};

/** A token was granted to the app. */
export const judgeToken: Judge = (facts, place) => {
  const runs = ownRuns(facts, place);
  const first = runs.find(({ hasToken }) => hasToken);
  if (first) {
    return seen(`${place.holderName} gave an access token.`, first.at, runPath(first));
  }
  const last = runs.at(-1);
  return last
    ? missing(`The run of ${day(last.at)} got no token. It says why.`, { path: runPath(last) })
    : missing('Not tried yet.');
};

const isRead = ({ answer }: RunFact): boolean =>
  answer !== null && answer.method === 'GET' && answer.status >= 200 && answer.status < 300;

function judgeRead(runs: readonly RunFact[], none: string): ReturnType<Judge> {
  const first = runs.find(isRead);
  if (first?.answer) {
    const { what, status } = first.answer;
    return seen(`GET ${what} was answered with ${status}.`, first.at, runPath(first));
  }
  const last = runs.findLast(({ answer }) => answer !== null);
  return last?.answer
    ? missing(`The last answer was ${last.answer.status}. The run says why.`, {
        path: runPath(last),
      })
    : missing(none);
}

/** Data was read as the app, wherever. */
export const judgeTestRead: Judge = (facts, place) =>
  judgeRead(ownRuns(facts, place), 'No data was read yet.');

/** A refresh token gave a new access token. */
export const judgeRefresh: Judge = (facts, place) => {
  const run = ownRuns(facts, place).find(({ hasRenewed }) => hasRenewed);
  return run
    ? seen('The access was renewed, and nobody had to sign in.', run.at, runPath(run))
    : missing('Not tried yet: let the access run out, or renew a kept token.');
};

/** The app can end what it has: a token given back, or a registration renewed, changed or cancelled. */
export const judgeCare: Judge = (facts, place) => {
  const run = ownRuns(facts, place).find(({ hasRevoked }) => hasRevoked);
  if (run) return seen('A token was given back.', run.at, runPath(run));
  const cared = registrationsAt(facts, place).find(({ care }) => care !== null);
  return cared?.care
    ? seen(
        cared.care.words,
        cared.care.at,
        cared.care.runId === null ? `registrations/${cared.id}` : `runs/${cared.care.runId}`,
      )
    : missing('Neither a token was given back nor the registration renewed yet.');
};

/** Data was read in production. */
export const judgeProductionRead: Judge = (facts, place) =>
  judgeRead(
    ownRuns(facts, place).filter(({ isProduction }) => isProduction),
    place.isSandbox
      ? 'The sandbox has no production. Mark an environment as production to rehearse it.'
      : 'No data was read in production yet.',
  );
