'use client';

import { Download } from 'lucide-react';
import { saveBlob } from '@/components/save-blob';
import { Button } from '@/components/ui/button';

/** Saves a text as a file; it is made in the browser, nothing is asked for. */
export function DownloadButton({
  text,
  fileName,
  mediaType,
  children,
}: Readonly<{ text: string; fileName: string; mediaType: string; children: React.ReactNode }>) {
  return (
    <Button size="sm" onClick={() => saveBlob(new Blob([text], { type: mediaType }), fileName)}>
      <Download aria-hidden />
      {children}
    </Button>
  );
}
