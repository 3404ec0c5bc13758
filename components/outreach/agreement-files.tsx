'use client';

import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { Button, buttonClass } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { Field } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
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
  const removing = useSubmit(async (id: string) => {
    await callApi(AgreementSchema, 'DELETE', `${path}/${id}`);
    router.refresh();
  });
  return (
    <div className="space-y-2">
      {agreement.files.length > 0 && (
        <ul aria-label={`Files of ${agreement.title}`} className="divide-y divide-line text-sm">
          {agreement.files.map(({ id, name, bytes, addedBy }) => (
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
                  onClick={() => void removing.submit(id)}
                >
                  Remove
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayManage && (
        <Field
          label={`Add a document to ${agreement.title}`}
          hint="PDF, picture, plain text or Word without macros; 5 MB each, ten at most."
          error={adding.error?.field('content')}
        >
          {(ids) => (
            <input
              {...ids}
              type="file"
              disabled={adding.isBusy}
              className={controlClass('h-auto py-1.5')}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void adding.submit(file);
                event.target.value = '';
              }}
            />
          )}
        </Field>
      )}
      <FormError error={adding.error} shown={['content']} />
      <FormError error={removing.error} />
    </div>
  );
}
