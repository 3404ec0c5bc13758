import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleAt, initialConsole } from '../console-state';
import { draftName, reduceTabs, type Draft, type TabsAction, type TabsState } from './tabs-state';

const draft = (id: string): Draft => ({
  id,
  name: null,
  saved: null,
  state: consoleAt(initialConsole, id),
});
const tabsOf = (...ids: string[]): TabsState => ({
  drafts: ids.map(draft),
  activeId: ids[0] ?? '',
  undo: [],
});
const order = (tabs: TabsState) => tabs.drafts.map(({ id }) => id).join('');

describe('the tabs of the console', () => {
  it('close and come back where they were', () => {
    const closed = reduceTabs(tabsOf('a', 'b', 'c'), { type: 'close', id: 'b', spare: draft('z') });
    expect(order(closed)).toBe('ac');
    const back = reduceTabs(closed, { type: 'undo' });
    expect(order(back)).toBe('abc');
    expect(back.activeId).toBe('b');
  });

  it('are never none', () => {
    const tabs = reduceTabs(tabsOf('a'), { type: 'close', id: 'a', spare: draft('z') });
    expect(order(tabs)).toBe('z');
    expect(tabs.activeId).toBe('z');
  });

  it('take back what replaced a draft', () => {
    const replaced = reduceTabs(tabsOf('a'), {
      type: 'replace',
      id: 'a',
      update: (state) => consoleAt(state, 'Condition'),
    });
    expect(replaced.drafts.map(draftName)).toEqual(['GET Condition']);
    expect(reduceTabs(replaced, { type: 'undo' }).drafts).toEqual(tabsOf('a').drafts);
  });

  it('move, and step round', () => {
    expect(order(reduceTabs(tabsOf('a', 'b'), { type: 'move', id: 'a', by: 1 }))).toBe('ba');
    expect(order(reduceTabs(tabsOf('a', 'b'), { type: 'move', id: 'a', by: -1 }))).toBe('ab');
    expect(reduceTabs(tabsOf('a', 'b', 'c'), { type: 'step', by: -1 }).activeId).toBe('c');
  });

  it('have an active one and no id twice, whatever happens', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const by = fc.constantFrom(1 as const, -1 as const);
    const actions: fc.Arbitrary<TabsAction> = fc.oneof(
      fc.record({ type: fc.constant('close' as const), id, spare: fc.constant(draft('')) }),
      fc.record({ type: fc.constant('activate' as const), id }),
      fc.record({ type: fc.constant('step' as const), by }),
      fc.record({ type: fc.constant('move' as const), id, by }),
      fc.record({ type: fc.constant('undo' as const) }),
      fc.record({
        type: fc.constant('replace' as const),
        id,
        update: fc.constant(() => initialConsole),
      }),
    );
    fc.assert(
      fc.property(fc.array(actions), (list) => {
        let fresh = 0;
        const end = list.reduce(
          (tabs, action) =>
            reduceTabs(
              tabs,
              action.type === 'close' ? { ...action, spare: draft(`n${(fresh += 1)}`) } : action,
            ),
          tabsOf('a', 'b', 'c', 'd'),
        );
        const ids = end.drafts.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toContain(end.activeId);
      }),
    );
  });
});
