import { describe, expect, it } from 'vitest';
import { consoleAt, initialConsole } from '../console-state';
import { storedOf, tabsOfStored } from './stored-tabs';
import type { TabsState } from './tabs-state';

const plain = consoleAt(initialConsole, 'Observation?code=1');
const tabs: TabsState = {
  activeId: 'b',
  undo: [],
  drafts: [
    { id: 'a', name: 'Mine', saved: null, state: plain },
    {
      id: 'b',
      name: null,
      saved: { id: 'req_1', collectionId: 'col_1', name: 'Kept', version: 3, content: '{}' },
      state: {
        ...plain,
        tests: {
          assertions: [{ kind: 'status', subject: '', is: '', value: '200, ' }],
          captures: [{ variable: 'id', expression: 'id', isSecret: true }],
        },
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

  it('keep the name of a variable in a header that authenticates', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer {{token}}', isOn: true }];
    const [draft] = tabs.drafts;
    if (!draft) throw new Error('there is a draft');
    const state = { ...draft.state, request: { ...draft.state.request, headers } };
    const kept = tabsOfStored(storedOf({ ...tabs, drafts: [{ ...draft, state }] }));
    expect(kept?.drafts[0]?.state.request.headers).toEqual(headers);
  });

  it('may be of a time before requests were saved', () => {
    const stored = structuredClone(storedOf(tabs));
    const old = stored.drafts.map(({ tests, saved, ...draft }) => {
      void [tests, saved];
      return draft;
    });
    const [first] = tabsOfStored({ ...stored, drafts: old })?.drafts ?? [];
    expect(first?.saved).toBeNull();
    expect(first?.state.tests).toEqual({ assertions: [], captures: [] });
  });

  it('are none when they are not ours', () => {
    expect(tabsOfStored({ drafts: [] })).toBeNull();
    expect(tabsOfStored('x')).toBeNull();
    expect(tabsOfStored(undefined)).toBeNull();
  });
});
