import { Badge } from '@/components/ui/badge';
import type { MetadataChange } from '@/lib/protocol/registration/metadata-change';

const kinds = {
  added: { words: 'added', tone: 'pass' },
  removed: { words: 'removed', tone: 'fail' },
  changed: { words: 'changed', tone: 'warn' },
} as const;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What differs between two states, member by member: lists by what came and went, all others before and after. */
export function ChangeList({
  changes,
  label,
}: Readonly<{ changes: readonly MetadataChange[]; label: string }>) {
  return (
    <ul aria-label={label} className="divide-y divide-line text-sm">
      {changes.map(({ member, kind, before, after, addedItems, removedItems }) => {
        const isList = addedItems.length + removedItems.length > 0;
        return (
          <li key={member} className="min-w-0 py-2">
            <p className="flex flex-wrap items-center gap-2">
              <code className="font-mono text-xs break-all">{member}</code>
              <Badge tone={kinds[kind].tone}>{kinds[kind].words}</Badge>
            </p>
            <div className="mt-1 space-y-0.5 font-mono text-xs break-all">
              {isList ? (
                <>
                  {removedItems.map((item) => (
                    <p key={item} className="text-fail">
                      <span className="sr-only">removed </span>− {item}
                    </p>
                  ))}
                  {addedItems.map((item) => (
                    <p key={item} className="text-pass">
                      <span className="sr-only">added </span>+ {item}
                    </p>
                  ))}
                </>
              ) : (
                <>
                  {before !== undefined && (
                    <p className="text-fail">
                      <span className="sr-only">before: </span>− {shown(before)}
                    </p>
                  )}
                  {after !== undefined && (
                    <p className="text-pass">
                      <span className="sr-only">after: </span>+ {shown(after)}
                    </p>
                  )}
                </>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
