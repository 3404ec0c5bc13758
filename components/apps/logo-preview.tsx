'use client';

import { ImageIcon } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { byteSize } from '@/lib/format/quantities';
import { LogoPreviewSchema, type LogoPreview as Preview } from '@/lib/schemas/app';

const kinds = { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/gif': 'GIF' } as const;

/** Has the portal fetch the logo as a holder would, and shows what users would see. */
export function LogoPreview({
  workspace,
  url,
  clientName,
}: Readonly<{ workspace: string; url: string; clientName: string }>) {
  const [seen, setSeen] = useState<{ url: string; preview: Preview } | null>(null);
  const [asked, setAsked] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    setAsked(url);
    const path = `/workspaces/${workspace}/apps/logo-preview`;
    setSeen({ url, preview: await callApi(LogoPreviewSchema, 'POST', path, { url }) });
  });
  // What was fetched for another address says nothing about this one.
  const preview = seen?.url === url ? seen.preview : null;
  const problem = asked === url ? error : null;
  const reason = problem?.field('url');
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex min-w-0 flex-wrap items-center gap-3">
        <span className="flex size-20 shrink-0 items-center justify-center overflow-hidden rounded-lg border border-line bg-white p-1">
          {preview ? (
            // The image is in the page already: there is nothing to be optimized.
            // eslint-disable-next-line @next/next/no-img-element
            <img
              src={preview.dataUrl}
              alt={`Logo of ${clientName}`}
              className="max-h-full max-w-full object-contain"
            />
          ) : (
            <ImageIcon aria-hidden className="size-6 text-neutral-400" />
          )}
        </span>
        <div className="min-w-0 flex-1 basis-40 space-y-1">
          <Button size="sm" busy={isBusy} disabled={url === ''} onClick={() => void submit()}>
            Show the logo
          </Button>
          <p role="status" className="text-xs text-muted">
            {preview
              ? `${kinds[preview.mediaType]}, ${preview.width} × ${preview.height} pixels, ${byteSize(preview.bytes)}`
              : url === ''
                ? 'Type an address first.'
                : 'Fetched by the portal, as a holder would. Nothing is stored.'}
          </p>
        </div>
      </div>
      {reason !== undefined ? (
        <p role="alert" className="text-xs text-fail">
          {reason}
        </p>
      ) : (
        <FormError error={problem} />
      )}
    </div>
  );
}
