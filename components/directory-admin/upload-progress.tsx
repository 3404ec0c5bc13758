import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { byteSize } from '@/lib/format/quantities';

/** A file on its way to the portal, and the way to stop it. */
export function UploadProgress({
  file,
  sentBytes,
  onStop,
}: Readonly<{ file: File; sentBytes: number; onStop: () => void }>) {
  // What is counted as sent has a few bytes of the request around the file.
  const sent = Math.min(sentBytes, file.size);
  const percent = Math.floor((sent / file.size) * 100);
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex min-w-0 flex-wrap items-center justify-between gap-2 text-sm">
        <span className="flex min-w-0 items-center gap-2">
          <Spinner className="shrink-0" />
          <span className="min-w-0 break-all">{file.name}</span>
        </span>
        <span className="text-muted tabular-nums">
          {byteSize(sent)} of {byteSize(file.size)}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={`Upload of ${file.name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-3 overflow-hidden rounded-full border border-line bg-sunken"
      >
        <span className="block h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p role="status" className="text-xs text-muted">
        {sent < file.size
          ? 'Stay on this page until the file is sent.'
          : 'Sent. The portal puts it away …'}
      </p>
      {/* What was chosen with the keyboard has gone: its place is here now. */}
      <Button size="sm" autoFocus onClick={onStop}>
        <X aria-hidden /> Stop the upload
      </Button>
    </div>
  );
}
