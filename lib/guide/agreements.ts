import { chosen, type Answers } from './answers';
import type { Recommendation } from './recommendation';

type Agreement = Recommendation['agreements'][number];

const terms: Agreement = {
  kind: 'terms',
  why: 'Most holders have terms for developers. Read them before you register.',
};

/**
 * What is usually signed for such data. It is no legal advice: who decides is said in each.
 */
export function agreementsFor(answers: Answers): Recommendation['agreements'] {
  const said = chosen(answers, 'agreements');
  const framework: Agreement[] = said.includes('framework')
    ? [
        {
          kind: 'framework',
          why: 'Your framework has rules for its members, often with a purpose of use and a certificate of its own.',
        },
      ]
    : [];
  if (answers.data === 'own') {
    return [
      {
        kind: 'none',
        why: 'People who open their own data usually need no agreement between you and the holder. For any other use of it, you do.',
      },
      terms,
      ...framework,
    ];
  }
  if (answers.data === undefined || answers.data === 'not-sure') return [terms, ...framework];
  return [
    {
      kind: 'holder',
      why: 'Use beyond a person’s own data is agreed with the holder. The holder decides the form.',
    },
    {
      kind: 'baa',
      why: 'Usual in the United States when you work with the data for a provider or payer. Your lawyer and theirs decide.',
    },
    ...framework,
    terms,
  ];
}
