'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { ApiError, callApi } from '@/components/api-client';
import { useSubmit } from '@/components/ui/use-submit';
import { SnapshotSchema, SourceSchema } from '@/lib/schemas/directory-source';
import { sourceBodyOf, type SourceDraft, type SourceFormMode } from './source-draft';
import { uploadList } from './upload-list';

interface Sending {
  file: File;
  sentBytes: number;
  onStop: () => void;
}

/**
 * Saves a source and has its list read: the file that was chosen, or that of a reading which was set aside. The source is
 * saved even when the file is refused; then its page says so.
 */
export function useSaveSource({
  id,
  mode,
  readingId,
}: Readonly<{ id: string | undefined; mode: SourceFormMode; readingId: string | null }>) {
  const router = useRouter();
  const [sending, setSending] = useState<Sending | null>(null);
  const stopLast = useRef<() => void>(undefined);
  useEffect(() => () => stopLast.current?.(), []);

  async function send(sourceId: string, file: File): Promise<void> {
    const controller = new AbortController();
    const onStop = () => controller.abort();
    stopLast.current = onStop;
    setSending({ file, sentBytes: 0, onStop });
    try {
      await uploadList(sourceId, file, {
        onProgress: (sentBytes) => setSending({ file, sentBytes, onStop }),
        signal: controller.signal,
      });
    } catch (error) {
      if (controller.signal.aborted) return;
      throw error;
    } finally {
      setSending(null);
    }
  }

  async function read(sourceId: string, file: File | null): Promise<void> {
    try {
      if (file) await send(sourceId, file);
      else if (readingId !== null) {
        const path = `/admin/directory/snapshots/${readingId}/reread`;
        await callApi(SnapshotSchema, 'POST', path);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast.error(`Saved, but the file was not read: ${error.message}`);
    }
  }

  const saving = useSubmit(async (draft: SourceDraft, file: File | null) => {
    const path = '/admin/directory/sources';
    const saved = await callApi(
      SourceSchema,
      id === undefined ? 'POST' : 'PATCH',
      id === undefined ? path : `${path}/${encodeURIComponent(id)}`,
      sourceBodyOf(draft, mode),
    );
    toast.success(mode === 'new' ? `“${saved.name}” was added` : 'Saved');
    await read(saved.id, file);
    router.push(`/admin/directory/${encodeURIComponent(saved.id)}`);
    router.refresh();
  });
  return { ...saving, sending };
}
