import { AnswersSchema, questionKeys, type Answers } from './answers';

/** Answers as the query of an address: `user=patient&redirects=https&redirects=loopback`. */
export function answersToQuery(answers: Answers): string {
  const query = new URLSearchParams();
  for (const key of questionKeys) {
    const answer = answers[key];
    for (const one of Array.isArray(answer) ? answer : [answer]) {
      if (one !== undefined) query.append(key, one);
    }
  }
  return query.toString();
}

/** The answers in the query of an address. What is no answer is left out. */
export function answersFromQuery(
  query: Readonly<Record<string, string | string[] | undefined>>,
): Answers {
  let answers: Answers = {};
  for (const key of questionKeys) {
    const given = query[key];
    if (given === undefined) continue;
    const list = Array.isArray(given) ? given : [given];
    const isList = AnswersSchema.shape[key].safeParse([]).success;
    const next = { ...answers, [key]: isList ? list : list[0] };
    const parsed = AnswersSchema.safeParse(next);
    if (parsed.success) answers = parsed.data;
  }
  return answers;
}
