import { Badge } from '@/components/ui/badge';
import type { CheckDefinition } from '@/lib/protocol/check';

/** One check of a catalogue: what it demands, why, how to mend it, where it is written. */
export function CheckEntry({ id, check }: Readonly<{ id: string; check: CheckDefinition }>) {
  return (
    <div id={id} className="scroll-mt-20 px-5 py-4 target:bg-accent-soft">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
        <span className="min-w-0 wrap-anywhere">{check.title}</span>
        <Badge tone={check.level === 'SHALL' ? 'accent' : 'neutral'}>{check.level}</Badge>
      </h3>
      <a href={`#${id}`} className="font-mono text-xs break-all text-muted hover:text-ink">
        {id}
      </a>
      <dl className="mt-2 grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-[5.5rem_minmax(0,1fr)]">
        <dt className="text-muted">Expected</dt>
        <dd className="break-words">{check.expected}</dd>
        <dt className="text-muted">Why</dt>
        <dd className="break-words">{check.why}</dd>
        <dt className="text-muted">Mend it</dt>
        <dd className="break-words">{check.fix}</dd>
        <dt className="text-muted">Written in</dt>
        <dd>
          <a
            href={check.citation.url}
            className="break-words text-accent underline underline-offset-2"
            rel="noreferrer"
          >
            {check.citation.label}
          </a>
        </dd>
      </dl>
    </div>
  );
}
