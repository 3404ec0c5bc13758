'use client';

import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { byteSize } from '@/lib/format/quantities';
import { saveBlob } from '@/components/save-blob';
import { Button } from '@/components/ui/button';
import { sniffMedia } from './sniff-media';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** An address of a blob for as long as it is on the screen. */
function useBlobUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the address exists only while it is mounted
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return blob ? url : null;
}

/**
 * Bytes that a server sent: pictures and PDF are shown, typed by what they are and not by what the server says;
 * everything else is for saving only.
 *
 * @param said the media type that the server names
 */
export function BinaryView({
  bytes,
  said,
  name,
}: Readonly<{ bytes: Uint8Array<ArrayBuffer>; said: string | null; name: string }>) {
  const type = useMemo(() => sniffMedia(bytes), [bytes]);
  const blob = useMemo(() => (type === null ? null : new Blob([bytes], { type })), [bytes, type]);
  const url = useBlobUrl(blob);
  const claim = said?.split(';')[0]?.trim() ?? null;
  const fileName = `${name.replace(/[^\w.-]+/g, '-')}.${endings[type ?? ''] ?? 'bin'}`;
  return (
    <div className="min-w-0 space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <span>
          {type ?? claim ?? 'no media type'} · {byteSize(bytes.length)}
          {type !== null && claim !== null && claim !== type && ` · the server says ${claim}`}
        </span>
        <Button
          size="sm"
          onClick={() =>
            saveBlob(new Blob([bytes], { type: type ?? 'application/octet-stream' }), fileName)
          }
        >
          <Download aria-hidden /> Save
        </Button>
      </div>
      {url !== null && type === 'application/pdf' && (
        <iframe
          title="PDF document"
          src={url}
          className="h-[32rem] w-full rounded-lg border border-line"
        />
      )}
      {url !== null && type !== null && type !== 'application/pdf' && (
        // eslint-disable-next-line @next/next/no-img-element -- a blob of this page, nothing to optimize
        <img
          src={url}
          alt="Picture that the server sent"
          className="max-h-[32rem] max-w-full rounded-lg border border-line bg-sunken object-contain"
        />
      )}
      {type === null && (
        <p className="text-sm text-muted">
          Neither a PNG, JPEG, GIF, WebP nor a PDF, so it is not shown here. Save it to look at it
          with a program that you trust.
        </p>
      )}
    </div>
  );
}
