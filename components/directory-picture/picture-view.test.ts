import { describe, expect, it } from 'vitest';
import type { PictureState } from '@/lib/schemas/directory-picture';
import { isShareView, pictureAddress, PictureViewSchema, sortStates, viewOf } from './picture-view';

const state = (code: string, known: number, checked: number, works: number): PictureState => ({
  code,
  name: code,
  known,
  checked,
  works,
  smart: 0,
  udap: 0,
  registration: 0,
});
const view = (given: object = {}) => PictureViewSchema.parse(given);

describe('the view of the picture', () => {
  it('takes what it knows, and what is usual for the rest', () => {
    expect(view({ show: 'udap', as: 'bars', sort: ['name', 'name'] })).toEqual({
      show: 'udap',
      as: 'share',
      sort: 'name',
    });
  });

  it('is in the address where it is not as usual', () => {
    expect(pictureAddress('/p', view())).toBe('/p?show=works');
    expect(pictureAddress('/p', view({ show: 'smart', as: 'count', sort: 'works' }))).toBe(
      '/p?show=smart&as=count&sort=works',
    );
  });

  it('begins with what works, or with what is known as long as nothing was checked', () => {
    expect(viewOf({}, state('A', 5, 0, 0)).show).toBe('known');
    expect(viewOf({}, state('A', 5, 1, 0)).show).toBe('works');
    expect(viewOf({ show: 'udap' }, state('A', 5, 0, 0)).show).toBe('udap');
  });

  it('has no shares of what is known', () => {
    expect(isShareView(view({ show: 'known' }))).toBe(false);
    expect(isShareView(view({ show: 'udap' }))).toBe(true);
  });

  it('sorts by share or by count, states without data last', () => {
    const states = [state('A', 10, 10, 2), state('B', 100, 100, 10), state('C', 0, 0, 0)];
    const order = (given: object) => sortStates(states, view(given)).map(({ code }) => code);
    expect(order({})).toEqual(['A', 'B', 'C']);
    expect(order({ sort: 'works' })).toEqual(['A', 'B', 'C']);
    expect(order({ sort: 'works', as: 'count' })).toEqual(['B', 'A', 'C']);
    expect(order({ sort: 'known' })).toEqual(['B', 'A', 'C']);
  });
});
