import { Time } from '@/components/ui/time';
import type { AuditEntry } from '@/lib/schemas/audit';

function whoOf({ actor }: AuditEntry): string {
  const name = actor.name ?? actor.id ?? 'somebody';
  return actor.kind === 'token' ? `token ${name}` : name;
}

function Target({ entry }: Readonly<{ entry: AuditEntry }>) {
  if (!entry.target) return <span className="text-faint">–</span>;
  return (
    <>
      {entry.target.kind}
      {entry.target.id !== null && (
        <code className="block font-mono text-xs break-all text-muted">{entry.target.id}</code>
      )}
    </>
  );
}

function More({ entry }: Readonly<{ entry: AuditEntry }>) {
  return (
    <details>
      <summary className="text-xs text-muted">Details</summary>
      <dl className="mt-1 space-y-1 text-xs">
        {entry.detail !== null &&
          Object.entries(entry.detail).map(([name, value]) => (
            <div key={name}>
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline font-mono break-all">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        {entry.address !== null && (
          <div>
            <dt className="inline text-muted">address: </dt>
            <dd className="inline font-mono break-all">{entry.address}</dd>
          </div>
        )}
        {entry.requestId !== null && (
          <div>
            <dt className="inline text-muted">request: </dt>
            <dd className="inline font-mono break-all">{entry.requestId}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}

/** Who did what to what, newest first; each entry is a block of its own on small screens. */
export function AuditTable({
  entries,
  now,
}: Readonly<{ entries: readonly AuditEntry[]; now: string }>) {
  return (
    <table className="block w-full text-sm md:table">
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="border-line text-left text-xs text-muted md:border-b">
          {['When', 'Who', 'What', 'On what', 'More'].map((head) => (
            <th key={head} scope="col" className="px-5 py-2 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line md:table-row-group">
        {entries.map((entry) => (
          <tr
            key={entry.id}
            className="block space-y-1 px-5 py-3 md:table-row md:[&>td]:px-5 md:[&>td]:py-2.5 md:[&>td]:align-top"
          >
            <td className="block text-xs whitespace-nowrap text-muted md:table-cell md:text-sm">
              <Time at={entry.at} now={now} />
            </td>
            <td className="block break-words md:table-cell">{whoOf(entry)}</td>
            <td className="block md:table-cell">
              <code className="font-mono text-xs">{entry.action}</code>
            </td>
            <td className="block md:table-cell">
              <Target entry={entry} />
            </td>
            <td className="block md:table-cell">
              <More entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
