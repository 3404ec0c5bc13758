'use client';

import { FolderHeart, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Sheet } from '@/components/ui/sheet';
import { CollectionsPanel } from './collections-panel';
import type { PanelProps } from './panel-props';

/** Shows and hides the collections: beside the console on a desk, over it where there is little room. */
export function CollectionsToggle({
  isShown,
  onShown,
  ...panel
}: PanelProps & Readonly<{ isShown: boolean; onShown: (isShown: boolean) => void }>) {
  const [isSheetOpen, setSheetOpen] = useState(false);
  const Icon = isShown ? PanelLeftClose : PanelLeftOpen;
  return (
    <>
      <Button
        kind="ghost"
        size="sm"
        aria-expanded={isShown}
        onClick={() => onShown(!isShown)}
        className="hidden lg:inline-flex"
      >
        <Icon aria-hidden /> Collections
      </Button>
      <Button
        kind="ghost"
        size="icon"
        aria-label="Collections"
        onClick={() => setSheetOpen(true)}
        className="lg:hidden"
      >
        <FolderHeart aria-hidden />
      </Button>
      <Sheet open={isSheetOpen} onOpenChange={setSheetOpen} title="Collections">
        <CollectionsPanel
          {...panel}
          onOpen={(id) => {
            setSheetOpen(false);
            panel.onOpen(id);
          }}
        />
      </Sheet>
    </>
  );
}

/** The collections beside the console; nothing where there is little room. */
export function CollectionsAside(panel: PanelProps) {
  return (
    <Card
      aria-label="Collections"
      className="hidden w-60 shrink-0 self-start lg:sticky lg:top-4 lg:block lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
    >
      <CardHeader title="Collections" />
      <div className="px-2 pb-3">
        <CollectionsPanel {...panel} />
      </div>
    </Card>
  );
}
