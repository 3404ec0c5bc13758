'use client';

import { History } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ConsoleData } from './console-data';
import { HistoryPanel } from './history/history-panel';
import type { Draft } from './tabs/tabs-state';

/** What stands over the drafts when it is asked for. */
export type ConsolePanel = 'history';

/** The buttons of the panels, for the row of tabs. */
export function PanelButtons({ onPanel }: Readonly<{ onPanel: (panel: ConsolePanel) => void }>) {
  return (
    <Button
      kind="ghost"
      size="sm"
      title="Search the history (h)"
      onClick={() => onPanel('history')}
    >
      <History aria-hidden /> <span className="max-sm:sr-only">History</span>
    </Button>
  );
}

/** The panels of the console. What they bring is opened beside the drafts that are there. */
export function ConsolePanels({
  data,
  panel,
  setPanel,
  onDrafts,
}: Readonly<{
  data: ConsoleData;
  panel: ConsolePanel | null;
  setPanel: (panel: ConsolePanel | null) => void;
  onDrafts: (drafts: readonly Omit<Draft, 'id' | 'saved'>[]) => void;
}>) {
  return (
    <HistoryPanel
      open={panel === 'history'}
      onOpenChange={() => setPanel(null)}
      workspace={data.workspace}
      isReadOnly={data.readOnlyReason !== null}
      onOpen={(draft) => {
        onDrafts([draft]);
        setPanel(null);
      }}
    />
  );
}
