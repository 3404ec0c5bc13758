'use client';

import { FileUp, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { byteSize } from '@/lib/format/quantities';

/** Files by dropping or choosing, added to those that are there; what was chosen is listed. */
export function FilesField({
  files,
  error,
  onChange,
}: Readonly<{
  files: readonly File[];
  error: string | undefined;
  onChange: (files: readonly File[]) => void;
}>) {
  const id = useId();
  const [isOver, setOver] = useState(false);

  function add(list: FileList | null): void {
    const added = [...(list ?? [])];
    const kept = files.filter(({ name }) => !added.some((file) => file.name === name));
    onChange([...kept, ...added]);
  }

  return (
    <div className="min-w-0">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
        className={cn(
          'relative rounded-lg border-2 border-dashed border-line-strong/60 p-4 text-center text-sm text-muted',
          isOver && 'border-accent bg-accent-soft',
          error !== undefined && 'border-fail/60',
        )}
      >
        <FileUp aria-hidden className="mx-auto mb-2 size-6" />
        <p className="mb-2">Drop files here, or choose them: PEM, DER, PKCS #7, PKCS #12.</p>
        <input
          id={id}
          type="file"
          multiple
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            add(event.target.files);
            // The same file can be chosen again after it was changed or left out.
            event.target.value = '';
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className={cn(
            buttonClass('secondary', 'sm'),
            'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
          )}
        >
          Choose files
        </label>
      </div>
      <p id={`${id}-note`} className={cn('mt-1 text-xs', error ? 'text-fail' : 'text-muted')}>
        {error ?? 'They are examined and not kept; nor is a private key that is among them.'}
      </p>
      {files.length > 0 && (
        <ul aria-label="Chosen files" className="mt-2 space-y-1 text-xs">
          {files.map((file) => (
            <li key={file.name} className="flex min-w-0 items-center gap-2">
              <span className="min-w-0 flex-1 font-mono break-all">{file.name}</span>
              <span className="text-muted">{byteSize(file.size)}</span>
              <Button
                kind="ghost"
                size="icon"
                aria-label={`Leave out ${file.name}`}
                onClick={() => onChange(files.filter((other) => other !== file))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
