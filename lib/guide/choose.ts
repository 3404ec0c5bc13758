import { agreementsFor } from './agreements';
import { alternativesTo } from './alternatives';
import { isAnswered, questionKeys, AnswersSchema, type Answers } from './answers';
import { judgeHolders } from './at-holder';
import { clientOf, isOfflineFlow, methodsOf, scopeOf } from './client-of-flow';
import { findContradictions } from './contradictions';
import { costsOf } from './costs';
import { flowKeys, flows } from './flow-facts';
import type { HolderFacts } from './holder-facts';
import { rankFlows } from './rank-flows';
import { reasonsFor } from './reasons';
import type { Contradiction, Question, Recommendation, Undecided } from './recommendation';
import { obstaclesOf } from './rule-out';

/** Whether something was chosen. */
export function isDecided(choice: Recommendation | Undecided): choice is Recommendation {
  return choice.flow !== null;
}

function ruledOutBy(answers: Answers): Recommendation['ruledOut'] {
  return flowKeys.flatMap((flow) => {
    const obstacles = obstaclesOf(flow, answers);
    if (obstacles.length === 0) return [];
    return [
      {
        flow,
        because: [...new Set(obstacles.flatMap(({ because }) => because))],
        text: obstacles.map(({ text }) => text).join(' '),
      },
    ];
  });
}

const without = (answers: Answers, question: Question): Answers => ({
  ...answers,
  [question]: undefined,
});

/** When nothing is left: the answers of which each alone closes the last door. */
function deadEnd(answers: Answers, holders: readonly HolderFacts[]): Contradiction {
  const given = questionKeys.filter((question) => isAnswered(answers, question));
  const between = given.filter(
    (question) => rankFlows(without(answers, question), holders).flows.length > 0,
  );
  return {
    between: between.length > 0 ? between : given,
    text: 'No flow fits all of these answers. Look at them again: a change of one can be enough.',
    citation: null,
    isBlocking: true,
  };
}

function undecided(answers: Answers, holders: readonly HolderFacts[]): Undecided | null {
  const ranking = rankFlows(answers, holders);
  const blocking = findContradictions(answers, holders).filter(({ isBlocking }) => isBlocking);
  const isEmpty = ranking.flows.length === 0;
  if (!isEmpty && blocking.length === 0 && !ranking.isTied) return null;
  const asked = ['user', 'credentials', 'data'] as const;
  return {
    flow: null,
    missing: ranking.isTied ? asked.filter((question) => !isAnswered(answers, question)) : [],
    contradictions: isEmpty && blocking.length === 0 ? [deadEnd(answers, holders)] : blocking,
    candidates: ranking.flows,
    ruledOut: ruledOutBy(answers),
  };
}

/** The part of a recommendation that an answer has to change to count as open. */
function essence(answers: Answers, holders: readonly HolderFacts[]): string {
  if (undecided(answers, holders)) return 'undecided';
  const [flow] = rankFlows(answers, holders).flows;
  if (flow === undefined) return 'undecided';
  return JSON.stringify([
    flow,
    clientOf(flow, answers, holders),
    isOfflineFlow(flow, answers),
    methodsOf(flow, answers, holders)[0]?.method,
  ]);
}

/** Every answer that a question can have, each alone; none for the holders, which cannot be listed. */
function optionsOf(question: Question): readonly unknown[] {
  const schema = AnswersSchema.shape[question].unwrap();
  if ('options' in schema) return schema.options;
  return 'options' in schema.element ? schema.element.options.map((one) => [one]) : [];
}

/** The questions without an answer of which some answer would change what is recommended. */
function openQuestions(answers: Answers, holders: readonly HolderFacts[]): Question[] {
  const now = essence(answers, holders);
  return questionKeys.filter(
    (question) =>
      !isAnswered(answers, question) &&
      optionsOf(question).some(
        (option) => essence({ ...answers, [question]: option }, holders) !== now,
      ),
  );
}

/**
 * The flow that suits an app, with everything that follows from it, or what is missing for one. It goes by the answers
 * and by what is known of the holders, and by nothing else.
 */
export function choose(
  answers: Answers,
  holders: readonly HolderFacts[] = [],
): Recommendation | Undecided {
  const open = undecided(answers, holders);
  const ranked = rankFlows(answers, holders).flows;
  const [flow] = ranked;
  if (open) return open;
  if (flow === undefined) throw new Error('A ranking without flows is undecided.');
  const client = clientOf(flow, answers, holders);
  const isOffline = isOfflineFlow(flow, answers);
  const methods = methodsOf(flow, answers, holders);
  const judged = judgeHolders(ranked, holders, answers);
  return {
    flow,
    grant: flows[flow].grant,
    client,
    isOffline,
    scope: scopeOf(flow, answers, holders),
    methods,
    needsCertificate: flows[flow].isUdap,
    agreements: agreementsFor(answers),
    holders: judged,
    reasons: reasonsFor(answers, { flow, client, isOffline, holders: judged }),
    ruledOut: ruledOutBy(answers),
    costs: costsOf(flow, answers, { client, isOffline, methods }),
    alternatives: alternativesTo(ranked),
    open: openQuestions(answers, holders),
  };
}
