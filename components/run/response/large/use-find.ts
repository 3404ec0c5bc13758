import { useCallback, useRef, useState } from 'react';
import { nothingSought, type FindState } from '../text/find-bar';
import type { BodyClient } from './use-large-body';

/**
 * Looking for a text in a body that a worker has. An answer that comes after the next question is passed over.
 *
 * @param show brings one of the places that were found into view, by its number
 * @param onBegin what else ends when another text is looked for
 */
export function useFind(
  client: BodyClient,
  pane: 'text' | 'tree',
  show: (at: number) => Promise<void>,
  onBegin: () => void = () => undefined,
) {
  const [state, setState] = useState<FindState>(nothingSought);
  const sought = useRef(0);

  async function look(text: string): Promise<void> {
    sought.current += 1;
    const mine = sought.current;
    setState({ ...nothingSought, text, isBusy: true });
    onBegin();
    const found = await client.ask({ type: 'find', pane, text });
    if (mine !== sought.current) return;
    setState({ text, ...found, at: found.count > 0 ? 0 : -1, isBusy: false });
    if (found.count > 0) await show(0);
  }

  function step(by: number): void {
    if (state.count === 0) return;
    const at = (state.at + by + state.count) % state.count;
    setState({ ...state, at });
    void show(at);
  }

  const forget = useCallback(() => setState(nothingSought), []);
  return { state, look, step, forget };
}
