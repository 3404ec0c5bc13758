'use client';

import { FileKey, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';
import { Field } from '@/components/ui/field';
import { byteSize } from '@/lib/format/quantities';
import { uploadLimits } from './upload-files';
import { useDrop } from './use-drop';

/** Files chosen by dropping or picking; more can be added, each can be left out again. */
export function FileDrop({
  files,
  hint,
  onChange,
  error,
}: Readonly<{
  files: readonly File[];
  /** What is taken, said below the control. */
  hint: string;
  onChange: (files: File[]) => void;
  error: string | undefined;
}>) {
  const add = (more: FileList | null) => onChange([...files, ...(more ?? [])]);
  const { isOver, handlers } = useDrop(({ files: dropped }) => add(dropped));
  return (
    <div
      {...handlers}
      className={cn(
        'min-w-0 rounded-lg border-2 border-dashed border-line-strong/60 p-4',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <Field
        label="Files"
        error={error}
        hint={`Drop them here or choose them, ${uploadLimits.files} at most. ${hint}`}
      >
        {(ids) => (
          <input
            {...ids}
            type="file"
            multiple
            className={controlClass('h-auto py-1.5')}
            onChange={(event) => {
              add(event.target.files);
              // The same file can be chosen again after it was left out.
              event.target.value = '';
            }}
          />
        )}
      </Field>
      {files.length > 0 && (
        <ul aria-label="Chosen files" className="mt-3 space-y-1">
          {files.map((file, index) => (
            <li
              key={`${file.name} ${index}`}
              className="flex min-w-0 items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-3 text-sm"
            >
              <FileKey aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 break-all">{file.name}</span>
              <span className="shrink-0 text-xs text-muted">{byteSize(file.size)}</span>
              <Button
                kind="ghost"
                size="icon"
                className="size-8"
                aria-label={`Leave out ${file.name}`}
                onClick={() => onChange(files.filter((_, place) => place !== index))}
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
