'use client';

import { Download, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { toBase64 } from '@/lib/protocol/bytes';
import { FileDrop } from '@/components/files/file-drop';
import { Button, buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { byteSize } from '@/lib/format/quantities';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';
import { maxFileBytes } from '@/lib/schemas/registration-file';

/** Files of evidence: the mail of the holder, a signed agreement. */
export function EvidenceFiles({
  workspace,
  registration,
  now,
  mayManage,
}: Readonly<{
  workspace: string;
  registration: RegistrationDetail;
  now: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const [files, setFiles] = useState<File[]>([]);
  const root = `/workspaces/${workspace}/registrations/${registration.id}/files`;
  const large = files.find(({ size }) => size > maxFileBytes);
  const adding = useSubmit(async () => {
    for (const file of files) {
      const content = toBase64(new Uint8Array(await file.arrayBuffer()));
      await callApi(RegistrationDetailSchema, 'POST', root, {
        name: file.name,
        ...(file.type ? { mediaType: file.type } : {}),
        content,
      });
      setFiles((before) => before.filter((other) => other !== file));
    }
    router.refresh();
  });
  async function remove(id: string): Promise<void> {
    await callApi(RegistrationDetailSchema, 'DELETE', `${root}/${id}`);
    router.refresh();
  }
  return (
    <Card>
      <CardHeader
        title="Evidence"
        description="What the holder wrote, agreements, screenshots. Files are kept as they are and only ever downloaded."
      />
      <CardBody className="space-y-3">
        {registration.files.length > 0 && (
          <ul aria-label="Files" className="divide-y divide-line">
            {registration.files.map(({ id, name, bytes, addedByName, addedAt }) => (
              <li key={id} className="flex min-w-0 flex-wrap items-center gap-2 py-2 text-sm">
                <span className="min-w-0 flex-1 basis-48">
                  <span className="font-medium break-all">{name}</span>
                  <span className="block text-xs text-muted">
                    {byteSize(bytes)}, added by {addedByName} <Time at={addedAt} now={now} />
                  </span>
                </span>
                <a
                  href={`/api/v1${root}/${id}`}
                  download={name}
                  className={buttonClass('ghost', 'sm')}
                  aria-label={`Download ${name}`}
                >
                  <Download aria-hidden /> Download
                </a>
                {mayManage && (
                  <Button
                    kind="ghost"
                    size="sm"
                    aria-label={`Remove ${name}`}
                    onClick={() => void remove(id)}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayManage ? (
          <>
            <FileDrop
              files={files}
              onChange={setFiles}
              hint="Any kind, 5 MB each."
              error={
                large ? `${large.name} has ${byteSize(large.size)}; 5 MB is the most.` : undefined
              }
            />
            {files.length > 0 && (
              <Button
                kind="primary"
                busy={adding.isBusy}
                disabled={large !== undefined}
                onClick={() => void adding.submit()}
              >
                Keep {files.length === 1 ? 'it' : 'them'}
              </Button>
            )}
            <FormError error={adding.error} />
          </>
        ) : (
          registration.files.length === 0 && <p className="text-sm text-muted">No files.</p>
        )}
      </CardBody>
    </Card>
  );
}
