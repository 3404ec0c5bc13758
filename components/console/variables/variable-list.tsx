import { variablesIn } from '@/lib/run/variables';
import type { Environment } from '@/lib/schemas/environment';
import { meaningOf } from './template-preview';

/** The variables of a long text with what stands for each; nothing when there is none in it. */
export function VariableList({
  text,
  environment,
}: Readonly<{ text: string; environment: Environment | null }>) {
  const names = variablesIn(text);
  if (names.length === 0) return null;
  return (
    <dl
      aria-label="Variables of the body"
      className="mt-2 space-y-0.5 rounded-md bg-sunken px-2 py-1.5 text-xs"
    >
      {names.map((name) => {
        const meaning = meaningOf(environment, name);
        return (
          <div key={name} className="flex min-w-0 gap-2 font-mono">
            <dt className="shrink-0">{`{{${name}}}`}</dt>
            <dd
              className={meaning.kind === 'unknown' ? 'text-fail' : 'min-w-0 break-all text-muted'}
            >
              {meaning.kind === 'plain'
                ? meaning.value || '(empty)'
                : meaning.kind === 'secret'
                  ? 'a secret'
                  : 'not defined'}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
