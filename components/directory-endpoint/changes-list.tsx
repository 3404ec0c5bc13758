import { Time } from '@/components/ui/time';
import type { EndpointChangeView } from '@/lib/schemas/directory-endpoint';
import { beforeAfter } from './change-words';
import { DocumentChanges } from './document-changes';

function ChangeItem({
  change,
  path,
  now,
}: Readonly<{ change: EndpointChangeView; path: string; now: string }>) {
  const { before, after } = beforeAfter(change);
  return (
    <li className="min-w-0 px-5 py-2.5">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className="min-w-0 wrap-anywhere">{change.summary}</span>
        <span className="text-xs text-muted">
          <Time at={change.at} now={now} />
        </span>
      </p>
      {(before !== null || after !== null) && (
        <p className="text-xs wrap-anywhere text-muted">
          {before !== null && (
            <>
              <span className="sr-only">before: </span>
              <del>{before}</del>
            </>
          )}
          {before !== null && after !== null && <span aria-hidden> → </span>}
          {after !== null && (
            <>
              <span className="sr-only">after: </span>
              <ins className="no-underline">{after}</ins>
            </>
          )}
        </p>
      )}
      {change.hasDiff && (
        <DocumentChanges path={`${path}/changes/${change.id}`} summary={change.summary} />
      )}
    </li>
  );
}

/** What was seen to change at an endpoint, the newest first; changes of documents as a diff on demand. */
export function ChangesList({
  changes,
  path,
  now,
}: Readonly<{
  changes: readonly EndpointChangeView[];
  /** Of the endpoint in the API. */
  path: string;
  now: string;
}>) {
  if (changes.length === 0) {
    return <p className="px-5 pb-5 text-sm text-muted">Nothing has changed since it is known.</p>;
  }
  return (
    <ol className="divide-y divide-line border-t border-line">
      {changes.map((change) => (
        <ChangeItem key={change.id} change={change} path={path} now={now} />
      ))}
    </ol>
  );
}
