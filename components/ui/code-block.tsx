import { CopyButton } from './copy-button';
import { cn } from './cn';

/** Lines to be copied: commands, addresses, JSON. Scrolls in its own box. */
export function CodeBlock({
  code,
  label,
  wrap = false,
  className,
}: Readonly<{ code: string; label: string; wrap?: boolean; className?: string }>) {
  return (
    <div
      className={cn(
        'flex min-w-0 items-start overflow-hidden rounded-lg border border-line bg-sunken',
        className,
      )}
    >
      <pre
        tabIndex={0}
        aria-label={label}
        role="region"
        className={cn(
          'min-w-0 flex-1 overflow-x-auto p-3 font-mono text-xs leading-5 -outline-offset-2',
          wrap && 'break-all whitespace-pre-wrap',
        )}
      >
        <code>{code}</code>
      </pre>
      <div className="shrink-0 p-1.5">
        <CopyButton value={code} label={label} />
      </div>
    </div>
  );
}
