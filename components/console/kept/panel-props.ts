import type { Dispatch } from 'react';
import type { TabsAction } from '../tabs/tabs-state';
import type { KeptCollection } from './kept';

/** What the panel of collections gets, and each entry in it. */
export type PanelProps = Readonly<{
  workspace: string;
  collections: readonly KeptCollection[];
  mayKeep: boolean;
  /** The saved request in the tab that is shown. */
  openId: string | null;
  onOpen: (id: string) => void;
  dispatch: Dispatch<TabsAction>;
}>;
