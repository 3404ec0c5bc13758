import { describe, expect, it } from 'vitest';
import { settledItems } from './settled-items';

const uses = {
  purpose: 'People see their blood pressure over time.',
  'beyond-access': 'none',
  research: 'none',
  sale: 'none',
  advertising: 'none',
  derived: 'none',
};

const dataUse = (answers: Record<string, string>) =>
  settledItems(answers).find(({ itemId }) => itemId === 'security.data-use');

describe('what answers settle in a plan', () => {
  it('is nothing without answers', () => {
    expect(settledItems({})).toEqual([]);
  });

  it('is an item when all of its answers are there', () => {
    expect(dataUse(uses)).toMatchObject({ isDone: true });
  });

  it('names the questions that are open', () => {
    const { 'beyond-access': left, research, ...some } = uses;
    expect(dataUse(some)).toMatchObject({
      isDone: false,
      words: 'Still to settle: “Use beyond a person’s own access”, “Research”.',
    });
  });

  it('names an answer that is weak', () => {
    expect(settledItems({ 'refresh-tokens': 'plain' })).toEqual([
      {
        itemId: 'security.token-storage',
        isDone: false,
        words: 'Still to settle: “Where refresh tokens are” is weak.',
      },
    ]);
  });
});
