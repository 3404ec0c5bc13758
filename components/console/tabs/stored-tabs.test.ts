import { describe, expect, it } from 'vitest';
import { consoleAt, initialConsole } from '../console-state';
import { storedOf, tabsOfStored } from './stored-tabs';
import type { TabsState } from './tabs-state';

const plain = consoleAt(initialConsole, 'Observation?code=1');
const tabs: TabsState = {
  activeId: 'b',
  undo: [],
  drafts: [
    { id: 'a', name: 'Mine', state: plain },
    {
      id: 'b',
      name: null,
      state: {
        ...plain,
        target: { ...plain.target, anchors: 'x'.repeat(9000) },
        request: {
          ...plain.request,
          method: 'POST',
          body: 'y'.repeat(9000),
          headers: [{ name: 'Prefer', value: 'return=minimal', isOn: false }],
          offParams: [{ at: 0, name: '_count', value: '5' }],
        },
      },
    },
  ],
};

describe('tabs that are kept', () => {
  it('come back whole', () => {
    expect(tabsOfStored(structuredClone(storedOf(tabs)))).toEqual(tabs);
  });

  it('hold no header that authenticates', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer canary-value', isOn: true }];
    const secret = {
      ...tabs,
      drafts: tabs.drafts.map((draft) => ({
        ...draft,
        state: { ...draft.state, request: { ...draft.state.request, headers } },
      })),
    };
    expect(JSON.stringify(storedOf(secret))).not.toContain('canary-value');
  });

  it('are none when they are not ours', () => {
    expect(tabsOfStored({ drafts: [] })).toBeNull();
    expect(tabsOfStored('x')).toBeNull();
    expect(tabsOfStored(undefined)).toBeNull();
  });
});
