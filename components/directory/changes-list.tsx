import { Time } from '@/components/ui/time';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

/** What was seen to change at an endpoint, the newest first. */
export function ChangesList({
  changes,
  now,
}: Readonly<{ changes: DirectoryEndpoint['changes']; now: string }>) {
  if (changes.length === 0) {
    return <p className="px-5 pb-5 text-sm text-muted">Nothing has changed since it is known.</p>;
  }
  return (
    <ol className="divide-y divide-line border-t border-line">
      {changes.map((change, index) => (
        <li key={`${change.at} ${change.kind} ${index}`} className="px-5 py-2.5">
          <p className="flex flex-wrap justify-between gap-x-3 text-sm">
            {change.summary}
            <span className="text-xs text-muted">
              <Time at={change.at} now={now} />
            </span>
          </p>
          {(change.before ?? change.after) !== null && (
            <p className="font-mono text-xs break-all text-muted">
              {change.before !== null && <del>{change.before}</del>}{' '}
              {change.after !== null && <ins className="no-underline">{change.after}</ins>}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
