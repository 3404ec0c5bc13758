'use client';

import { Download, FileJson } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { BodyView } from '@/components/run/body-view';
import { saveBlob } from '@/components/save-blob';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { byteSize } from '@/lib/format/quantities';
import { EndpointDocumentTextSchema } from '@/lib/schemas/directory-document';

/** The text of a document, fetched when somebody wants to see it: it may be megabytes. */
export function DocumentText({
  path,
  name,
  fileName,
  bytes,
}: Readonly<{ path: string; name: string; fileName: string; bytes: number }>) {
  const [text, setText] = useState<string | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    const document = await callApi(EndpointDocumentTextSchema, 'GET', path);
    setText(document.text ?? '');
  });
  if (text === null) {
    return (
      <div className="space-y-2">
        <Button size="sm" busy={isBusy} onClick={() => void submit()}>
          <FileJson aria-hidden /> Show the document ({byteSize(bytes)})
        </Button>
        <FormError error={error} />
      </div>
    );
  }
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-center gap-1">
        <CopyButton value={text} label="document" showLabel />
        <Button
          kind="ghost"
          size="sm"
          onClick={() => saveBlob(new Blob([text], { type: 'application/json' }), fileName)}
        >
          <Download aria-hidden /> Download
        </Button>
        <Button kind="ghost" size="sm" onClick={() => setText(null)}>
          Hide
        </Button>
      </div>
      <BodyView
        label={name}
        body={{ mediaType: 'application/json', text, bytes, wireBytes: bytes, note: null }}
      />
    </div>
  );
}
