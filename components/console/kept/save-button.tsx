'use client';

import { ChevronDown, Save, SaveAll, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';

/** Saves the request, and what else can be done about what was saved. */
export function SaveButton({
  isSaved,
  isChanged,
  isBusy,
  onSave,
  onSaveAs,
  onRevert,
}: Readonly<{
  /** The draft came from a saved request. */
  isSaved: boolean;
  /** The draft says something else than what was saved. */
  isChanged: boolean;
  isBusy: boolean;
  onSave: () => void;
  onSaveAs: () => void;
  onRevert: () => void;
}>) {
  return (
    <span className="inline-flex">
      <Button
        busy={isBusy}
        title="Save the request (Ctrl+S)"
        onClick={onSave}
        className={isSaved ? 'rounded-r-none' : undefined}
      >
        {!isBusy && <Save aria-hidden />}
        Save
        {isChanged && (
          <span className="size-1.5 rounded-full bg-accent">
            <span className="sr-only">unsaved changes</span>
          </span>
        )}
      </Button>
      {isSaved && (
        <Menu
          label="Saved request"
          align="end"
          trigger={
            <Button
              size="icon"
              aria-label="More about the saved request"
              className="-ml-px w-7 rounded-l-none"
            >
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={onSaveAs}>
            <SaveAll aria-hidden /> Save as another request …
          </MenuItem>
          <MenuItem disabled={!isChanged} onSelect={onRevert}>
            <Undo2 aria-hidden /> Back to what was saved
          </MenuItem>
        </Menu>
      )}
    </span>
  );
}
