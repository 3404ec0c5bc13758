'use client';

import { Download, Paperclip } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormError } from '@/components/ui/form-error';
import { Spinner } from '@/components/ui/spinner';
import { useSubmit } from '@/components/ui/use-submit';
import { byteSize } from '@/lib/format/quantities';
import { toBase64 } from '@/lib/protocol/bytes';
import { AgreementSchema, type AgreementView } from '@/lib/schemas/outreach';

/** The documents of an agreement. `root` is the path of the agreements in the API. */
export function AgreementFiles({
  root,
  agreement,
  mayManage,
}: Readonly<{ root: string; agreement: AgreementView; mayManage: boolean }>) {
  const router = useRouter();
  const path = `${root}/${agreement.id}/files`;
  const adding = useSubmit(async (file: File) => {
    const content = toBase64(new Uint8Array(await file.arrayBuffer()));
    await callApi(AgreementSchema, 'POST', path, { name: file.name, content });
    router.refresh();
  });
  const noteId = useId();
  const refusal = adding.error?.field('content');
  const [removed, setRemoved] = useState<AgreementView['files'][number] | null>(null);
  return (
    <div className="space-y-2">
      {agreement.files.length > 0 && (
        <ul aria-label={`Files of ${agreement.title}`} className="divide-y divide-line text-sm">
          {agreement.files.map((file) => {
            const { id, name, bytes, addedBy } = file;
            return (
              <li key={id} className="flex min-w-0 flex-wrap items-center gap-2 py-1">
                <span className="min-w-0 flex-1 basis-48 break-all">
                  {name}{' '}
                  <span className="text-xs text-muted">
                    {byteSize(bytes)}, added by {addedBy}
                  </span>
                </span>
                <a
                  href={`/api/v1${path}/${id}`}
                  download={name}
                  className={buttonClass('ghost', 'sm')}
                  aria-label={`Download ${name}`}
                >
                  <Download aria-hidden />
                </a>
                {mayManage && (
                  <Button
                    kind="ghost"
                    size="sm"
                    aria-label={`Remove ${name}`}
                    onClick={() => setRemoved(file)}
                  >
                    Remove
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {mayManage && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <label
            className={cn(
              buttonClass('secondary', 'sm'),
              'cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
            )}
          >
            {adding.isBusy ? <Spinner /> : <Paperclip aria-hidden />}
            <span>
              Add a document<span className="sr-only"> to {agreement.title}</span>
            </span>
            <input
              type="file"
              disabled={adding.isBusy}
              aria-describedby={noteId}
              className="sr-only"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void adding.submit(file);
                event.target.value = '';
              }}
            />
          </label>
          <p
            id={noteId}
            role={refusal === undefined ? undefined : 'alert'}
            className={cn('min-w-0 text-xs', refusal === undefined ? 'text-muted' : 'text-fail')}
          >
            {refusal ?? 'PDF, picture, plain text or Word without macros; 5 MB each, ten at most.'}
          </p>
        </div>
      )}
      <FormError error={adding.error} shown={['content']} />
      <ConfirmDialog
        open={removed !== null}
        onOpenChange={(isOpen) => !isOpen && setRemoved(null)}
        title="Remove this document?"
        confirmLabel="Remove"
        onConfirm={async () => {
          await callApi(AgreementSchema, 'DELETE', `${path}/${removed?.id ?? ''}`);
          router.refresh();
        }}
      >
        <p>{removed?.name} is deleted. The portal keeps no copy.</p>
      </ConfirmDialog>
    </div>
  );
}
