import { practiceQuestions } from './catalogue';
import type { PracticeAnswers } from './answers';
import type { PracticeQuestion } from './question';

/** How one question stands. */
export interface PracticeState {
  id: string;
  state: 'missing' | 'weak' | 'done';
  /** The answer as people read it; null while there is none. */
  words: string | null;
  /** What speaks against it; only when it is weak. */
  weakness: string | null;
  /** Whether a holder would ask more about it. */
  isAskedAbout: boolean;
}

function stateOf(question: PracticeQuestion, answers: PracticeAnswers): PracticeState {
  const { id } = question;
  const answer = answers[id];
  if (answer === undefined || answer === '') {
    return { id, state: 'missing', words: null, weakness: null, isAskedAbout: true };
  }
  const done = { id, state: 'done', words: answer, weakness: null, isAskedAbout: false } as const;
  if (question.kind === 'url' && !/^https:\/\//i.test(answer)) {
    const weakness = 'Holders take https addresses only. Publish the page there.';
    return { ...done, state: 'weak', weakness };
  }
  if (question.kind !== 'choice') return done;
  const choice = question.choices.find(({ value }) => value === answer);
  // A choice that the questionnaire has no more is asked again.
  if (!choice) return { id, state: 'missing', words: null, weakness: null, isAskedAbout: true };
  return {
    id,
    state: choice.weakness === undefined ? 'done' : 'weak',
    words: choice.label,
    weakness: choice.weakness ?? null,
    isAskedAbout: choice.isAskedAbout ?? choice.weakness !== undefined,
  };
}

/** How each question stands, in the order of the questionnaire. */
export function assessPractice(answers: PracticeAnswers): PracticeState[] {
  return practiceQuestions.map((question) => stateOf(question, answers));
}
