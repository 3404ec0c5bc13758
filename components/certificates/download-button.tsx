'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** Saves a text as a file; it is made in the browser, nothing is asked for. */
export function DownloadButton({
  text,
  fileName,
  mediaType,
  children,
}: Readonly<{ text: string; fileName: string; mediaType: string; children: React.ReactNode }>) {
  function save(): void {
    const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    // The browser has taken the file over when the click returns; a moment more does no harm.
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
  return (
    <Button size="sm" onClick={save}>
      <Download aria-hidden />
      {children}
    </Button>
  );
}
