'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useDrop } from '@/components/files/use-drop';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';
import { Field } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { listRefusal, uploadList } from './upload-list';
import { UploadProgress } from './upload-progress';

interface Sending {
  file: File;
  sentBytes: number;
  stop: () => void;
}

/**
 * Takes the file of a source, dropped or chosen, and sends it at once.
 *
 * @param isBusy another reading of the source is under way
 */
export function UploadPanel({ sourceId, isBusy }: Readonly<{ sourceId: string; isBusy: boolean }>) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [sending, setSending] = useState<Sending | null>(null);
  const stopLast = useRef<() => void>(undefined);
  useEffect(() => () => stopLast.current?.(), []);

  const { error, submit, clear } = useSubmit(async (file: File) => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    stopLast.current = stop;
    setSending({ file, sentBytes: 0, stop });
    try {
      await uploadList(sourceId, file, {
        onProgress: (sentBytes) => setSending({ file, sentBytes, stop }),
        signal: controller.signal,
      });
      toast.success(`${file.name} was uploaded`);
      router.refresh();
    } catch (thrown) {
      if (!controller.signal.aborted) throw thrown;
    } finally {
      setSending(null);
    }
  });

  function take(files: FileList | null): void {
    const [file, another] = files ?? [];
    if (!file || isBusy || sending) return;
    clear();
    const problem = another
      ? `These are ${files?.length} files; a source is one list. Choose one file.`
      : listRefusal(file);
    setRefusal(problem);
    if (problem === undefined) void submit(file);
  }

  const { isOver, handlers } = useDrop(({ files }) => take(files), !isBusy && sending === null);

  return (
    <div className="min-w-0 space-y-3">
      <div
        {...handlers}
        className={cn(
          'min-w-0 rounded-lg border-2 border-dashed border-line-strong/60 p-4',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        {sending ? (
          <UploadProgress file={sending.file} sentBytes={sending.sentBytes} onStop={sending.stop} />
        ) : (
          <Field
            label="File of the list"
            error={refusal}
            hint={
              isBusy
                ? 'A reading of this source is under way. Wait for its end, or cancel it.'
                : 'Drop it here or choose it: JSON, NDJSON or CSV, plain or gzip, 1 GiB at most.'
            }
          >
            {(ids) => (
              <input
                {...ids}
                type="file"
                disabled={isBusy}
                className={controlClass('h-auto py-1.5')}
                onChange={(event) => {
                  take(event.target.files);
                  // The same file can be chosen again.
                  event.target.value = '';
                }}
              />
            )}
          </Field>
        )}
      </div>
      <FormError error={error} />
    </div>
  );
}
