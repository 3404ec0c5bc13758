import type { PracticeAnswers } from './answers';
import { assessPractice } from './assess';
import { practiceQuestions } from './catalogue';

/** How far the answers settle an item of the plan. */
export interface SettledItem {
  itemId: string;
  isDone: boolean;
  words: string;
}

/** Which answers settle an item, and how it is said. */
const settledBy: Readonly<Record<string, { answers: readonly string[]; words: string }>> = {
  'security.data-use': {
    answers: ['purpose', 'beyond-access', 'research', 'sale', 'advertising', 'derived'],
    words: 'The uses of the data are written down',
  },
  'security.retention': {
    answers: ['retention', 'deletion'],
    words: 'How long data is kept is written down',
  },
  'security.incident-contact': {
    answers: ['incident-contact'],
    words: 'A contact for incidents is named',
  },
  'security.token-storage': {
    answers: ['refresh-tokens'],
    words: 'The place of refresh tokens is written down',
  },
  'security.key-storage': {
    answers: ['private-keys'],
    words: 'The place of private keys is written down',
  },
};

/** As many questions are named; the page has them all. */
const mostNamed = 3;

const titles = new Map(practiceQuestions.map(({ id, title }) => [id, title]));

/**
 * What the questionnaire of an app says about its plan: an item is settled when all of its answers are there and none
 * of them is weak; otherwise the questions are named that stand in its way. Nothing of an item without any answer.
 */
export function settledItems(answers: PracticeAnswers): SettledItem[] {
  const states = new Map(assessPractice(answers).map((one) => [one.id, one.state]));
  return Object.entries(settledBy).flatMap(([itemId, settled]): SettledItem[] => {
    const left = settled.answers.filter((one) => states.get(one) !== 'done');
    if (left.length === 0) return [{ itemId, isDone: true, words: settled.words }];
    if (settled.answers.every((one) => states.get(one) === 'missing')) return [];
    const named = left
      .slice(0, mostNamed)
      .map((one) => `“${titles.get(one) ?? one}”${states.get(one) === 'weak' ? ' is weak' : ''}`);
    const more = left.length > mostNamed ? ` and ${left.length - mostNamed} more` : '';
    return [{ itemId, isDone: false, words: `Still to settle: ${named.join(', ')}${more}.` }];
  });
}
