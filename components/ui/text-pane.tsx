'use client';

import { useState } from 'react';
import { byteSize } from '@/lib/format/quantities';
import { Button } from './button';
import { CodeBlock } from './code-block';
import { CopyButton } from './copy-button';

/** More text than this makes a page slow, so it is shown on demand only. */
const gateBytes = 1024 * 1024;

/** A text of any size; a large one is shown only when asked for, and can be copied unseen. */
export function TextPane({ text, label }: Readonly<{ text: string; label: string }>) {
  const [isShown, setShown] = useState(false);
  if (text.length > gateBytes && !isShown) {
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-sunken p-4 text-sm">
        <span className="basis-full">
          {byteSize(text.length)} of text. Showing it may make this page slow.
        </span>
        <Button size="sm" onClick={() => setShown(true)}>
          Show it anyway
        </Button>
        <CopyButton value={text} label={label} showLabel />
      </div>
    );
  }
  return <CodeBlock code={text} label={label} wrap className="max-h-[32rem] overflow-y-auto" />;
}
