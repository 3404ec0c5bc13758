import { cn } from '@/components/ui/cn';
import { hasVariables, parseTemplate } from '@/lib/run/variables';
import type { Environment } from '@/lib/schemas/environment';

/** What a name stands for: its value, that it is secret, or that nothing is known of it. */
export type VariableMeaning =
  { kind: 'plain'; value: string } | { kind: 'secret' } | { kind: 'unknown' };

/** What a name stands for in an environment; null: none is chosen. */
export function meaningOf(environment: Environment | null, name: string): VariableMeaning {
  const found = environment?.variables.find((variable) => variable.name === name);
  if (!found) return { kind: 'unknown' };
  return found.kind === 'secret' ? { kind: 'secret' } : { kind: 'plain', value: found.value };
}

const looks = {
  plain: 'bg-accent-soft text-accent-strong',
  secret: 'bg-warn-soft text-warn',
  unknown: 'bg-fail-soft text-fail',
} as const;

/** A text with its variables as they will be sent, each marked; nothing when there is none in it. */
export function TemplatePreview({
  text,
  environment,
  className,
}: Readonly<{ text: string; environment: Environment | null; className?: string }>) {
  if (!hasVariables(text)) return null;
  return (
    <p className={cn('font-mono text-xs break-all text-muted', className)}>
      <span aria-hidden>→ </span>
      <span className="sr-only">Is sent as: </span>
      {parseTemplate(text).map((part, at) => {
        if ('text' in part) return <span key={at}>{part.text}</span>;
        const meaning = meaningOf(environment, part.variable);
        return (
          <span
            key={at}
            title={part.written}
            className={cn('rounded px-1 py-px', looks[meaning.kind])}
          >
            {meaning.kind === 'plain'
              ? meaning.value || '(empty)'
              : meaning.kind === 'secret'
                ? `${part.variable}: secret`
                : `${part.variable}: not defined`}
          </span>
        );
      })}
    </p>
  );
}
