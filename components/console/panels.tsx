'use client';

import { FileInput, History } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ConsoleData } from './console-data';
import { HistoryPanel } from './history/history-panel';
import { ImportPanel } from './import/import-panel';
import type { Draft } from './tabs/tabs-state';

/** What stands over the drafts when it is asked for. */
export type ConsolePanel = 'history' | 'import';

const panels = [
  { panel: 'history', name: 'History', title: 'Search the history (h)', Icon: History },
  {
    panel: 'import',
    name: 'Import',
    title: 'Import curl, HAR, Postman or Bruno (i)',
    Icon: FileInput,
  },
] as const satisfies readonly { panel: ConsolePanel; [about: string]: unknown }[];

/** The buttons of the panels, for the row of tabs. */
export function PanelButtons({ onPanel }: Readonly<{ onPanel: (panel: ConsolePanel) => void }>) {
  return panels.map(({ panel, name, title, Icon }) => (
    <Button key={panel} kind="ghost" size="sm" title={title} onClick={() => onPanel(panel)}>
      <Icon aria-hidden /> <span className="max-sm:sr-only">{name}</span>
    </Button>
  ));
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
    <>
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
      <ImportPanel
        open={panel === 'import'}
        data={data}
        onOpen={onDrafts}
        onDone={() => setPanel(null)}
      />
    </>
  );
}
