import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswersSchema, questionKeys, type Answers } from './answers';
import { answersFromQuery, answersToQuery } from './answers-address';
import { answerWords, interview, interviewQuestions, press, questionOf } from './interview';

/** The options that the schema knows; empty for the holders. */
function known(key: keyof Answers): readonly string[] {
  const schema = AnswersSchema.shape[key].unwrap();
  if ('options' in schema) return schema.options;
  return 'options' in schema.element ? schema.element.options : [];
}

describe('the interview', () => {
  it('asks every question once, in nine steps', () => {
    expect(interview).toHaveLength(9);
    expect(interviewQuestions.map(({ key }) => key)).toEqual(questionKeys);
  });

  it.each(questionKeys)(
    'offers for “%s” every answer that can be kept, each in one line',
    (key) => {
      const { options, title, why } = questionOf(key);
      expect(options.map(({ value }) => value).sort()).toEqual([...known(key)].sort());
      expect(title).toMatch(/\?$/);
      expect(why).toMatch(/\.$/);
      for (const { label, text } of options) {
        expect(label.length).toBeLessThanOrEqual(45);
        expect(text.length).toBeLessThanOrEqual(75);
      }
    },
  );

  it.each(questionKeys.filter((key) => key !== 'holders'))('lets one be unsure of “%s”', (key) => {
    expect(questionOf(key).options.at(-1)).toMatchObject({ value: 'not-sure', isAlone: true });
  });

  it('takes the place of another answer, or stands beside it', () => {
    let answers = press(press({}, 'user', 'patient'), 'user', 'staff');
    expect(answers).toEqual({ user: 'staff' });
    answers = press(press(answers, 'redirects', 'https'), 'redirects', 'loopback');
    expect(answers.redirects).toEqual(['https', 'loopback']);
    answers = press(answers, 'redirects', 'none');
    expect(answers.redirects).toEqual(['none']);
    answers = press(answers, 'redirects', 'https');
    expect(answers.redirects).toEqual(['https']);
    answers = press(answers, 'redirects', 'https');
    expect(answers).toEqual({ user: 'staff' });
  });

  it('says answers in words, and nothing for “not sure”', () => {
    expect(answerWords({ user: 'nobody' }, 'user')).toEqual(['Nobody, it is a service']);
    expect(answerWords({ user: 'not-sure' }, 'user')).toEqual([]);
    expect(answerWords({ holders: ['https://a.example/r4'] }, 'holders')).toEqual([
      'https://a.example/r4',
    ]);
  });

  it('keeps answers in an address', () => {
    const presses = fc.array(
      fc
        .constantFrom(...interviewQuestions.filter(({ kind }) => kind !== 'holders'))
        .chain(({ key, options }) =>
          fc.constantFrom(...options).map(({ value }) => [key, value] as const),
        ),
    );
    fc.assert(
      fc.property(presses, (all) => {
        const answers = all.reduce<Answers>((now, [key, value]) => press(now, key, value), {});
        expect(AnswersSchema.parse(answers)).toEqual(answers);
        const query: Record<string, string[]> = {};
        for (const [key, value] of new URLSearchParams(answersToQuery(answers))) {
          query[key] = [...(query[key] ?? []), value];
        }
        expect(answersFromQuery(query)).toEqual(answers);
      }),
    );
  });

  it('leaves out of an address what is no answer', () => {
    expect(answersFromQuery({ user: 'robot', data: 'own', holders: ['nonsense'], x: '1' })).toEqual(
      { data: 'own' },
    );
    expect(answersFromQuery({ redirects: 'https' })).toEqual({ redirects: ['https'] });
  });
});
