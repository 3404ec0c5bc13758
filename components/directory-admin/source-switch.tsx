'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { cn } from '@/components/ui/cn';
import { FormError } from '@/components/ui/form-error';
import { Spinner } from '@/components/ui/spinner';
import { useSubmit } from '@/components/ui/use-submit';
import { SourceSchema, type SourceView } from '@/lib/schemas/directory-source';

/** Turns a source on or off. One that is on and has a schedule is fetched at once. */
export function SourceSwitch({ source }: Readonly<{ source: SourceView }>) {
  const router = useRouter();
  const { id, name, isEnabled } = source;
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(SourceSchema, 'PATCH', `/admin/directory/sources/${encodeURIComponent(id)}`, {
      isEnabled: !isEnabled,
    });
    router.refresh();
  });
  return (
    <div className="min-w-0 space-y-2">
      <button
        type="button"
        role="switch"
        aria-checked={isEnabled}
        aria-label={`Read “${name}”`}
        aria-busy={isBusy || undefined}
        // Not disabled while it works: the keyboard would lose its place.
        onClick={() => void submit()}
        className="inline-flex h-9 items-center gap-2 rounded-md px-1.5 text-sm font-medium"
      >
        <span
          aria-hidden
          className={cn(
            'flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 transition-colors motion-reduce:transition-none',
            isEnabled ? 'border-accent bg-accent' : 'border-line-strong bg-sunken',
          )}
        >
          <span
            className={cn(
              'size-3.5 rounded-full transition-transform motion-reduce:transition-none',
              isEnabled ? 'translate-x-4 bg-accent-ink' : 'bg-muted',
            )}
          />
        </span>
        <span aria-hidden className="w-6 text-left">
          {isBusy ? <Spinner /> : isEnabled ? 'On' : 'Off'}
        </span>
      </button>
      <FormError error={error} />
    </div>
  );
}
