'use client';

import { CloudDownload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SnapshotSchema, type SourceView } from '@/lib/schemas/directory-source';
import { isOpen } from './snapshot-words';

/** Has a source fetched from its address now, whether it is on or off. */
export function FetchNow({
  source,
  size = 'md',
}: Readonly<{ source: SourceView; size?: 'sm' | 'md' }>) {
  const router = useRouter();
  const { id, name, latest } = source;
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/admin/directory/sources/${encodeURIComponent(id)}/fetch`;
    await callApi(SnapshotSchema, 'POST', path);
    toast.success(`“${name}” is being fetched`);
    router.refresh();
  });
  return (
    <>
      <Button
        size={size}
        busy={isBusy}
        disabled={latest !== null && isOpen(latest)}
        onClick={() => void submit()}
      >
        {!isBusy && <CloudDownload aria-hidden />} Fetch now
        <span className="sr-only"> “{name}”</span>
      </Button>
      {error && (
        <div className="w-full">
          <FormError error={error} />
        </div>
      )}
    </>
  );
}
