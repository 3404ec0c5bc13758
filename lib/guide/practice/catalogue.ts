import type { PracticeQuestion } from './question';
import { keepQuestions } from './questions-keep';
import { securityQuestions } from './questions-security';
import { toldQuestions } from './questions-told';

/** Grows when a question is added, or changes so that its answer has to be looked at again. */
export const practiceVersion = 2;

/** All questions about how an app treats data. What is usual, not legal advice: who decides is said where it matters. */
export const practiceQuestions: readonly PracticeQuestion[] = [
  ...toldQuestions,
  ...keepQuestions,
  ...securityQuestions,
];

/** The questions whose answer stands in the metadata of the app, not beside it. */
export const metadataQuestions = practiceQuestions.filter(
  (question) => 'member' in question && question.member !== undefined,
);
