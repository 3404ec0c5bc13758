'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { copyText } from './copy-text';

/** Copies a text and says what was copied. `label` names the thing, for example “curl command”. */
export function CopyButton({
  value,
  label,
  showLabel = false,
}: Readonly<{ value: string | (() => string); label: string; showLabel?: boolean }>) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy(): Promise<void> {
    const otherwise = 'Select the text and copy it by hand.';
    if (await copyText(value, label, otherwise)) setCopied(true);
  }

  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      kind="ghost"
      size={showLabel ? 'sm' : 'icon'}
      className={cn('print:hidden', !showLabel && 'size-8')}
      aria-label={showLabel ? undefined : `Copy ${label}`}
      title={`Copy ${label}`}
      onClick={() => void copy()}
    >
      <Icon aria-hidden />
      {showLabel && `Copy ${label}`}
    </Button>
  );
}
