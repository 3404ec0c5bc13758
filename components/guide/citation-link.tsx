import type { Citation } from '@/lib/protocol/check';

/** Where a rule stands; nothing where no specification has it. */
export function CitationLink({ citation }: Readonly<{ citation: Citation | null }>) {
  if (citation === null) return null;
  return (
    <a
      href={citation.url}
      target="_blank"
      rel="noreferrer"
      className="text-xs text-muted underline underline-offset-2"
    >
      {citation.label}
    </a>
  );
}
