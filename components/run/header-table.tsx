import type { HeaderList } from '@/lib/protocol/exchange';

/** Header lines in the order of the wire. */
export function HeaderTable({ headers, label }: Readonly<{ headers: HeaderList; label: string }>) {
  if (headers.length === 0) return <p className="text-sm text-muted">No headers.</p>;
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-lg border border-line"
    >
      <table className="w-full text-left text-xs">
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {headers.map(([name, value], index) => (
            <tr key={`${name} ${index}`} className="align-top">
              <th scope="row" className="w-40 px-3 py-1.5 font-mono font-medium break-all">
                {name}
              </th>
              <td className="px-3 py-1.5 font-mono break-all text-muted">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
