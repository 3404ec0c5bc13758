import { cn } from '@/components/ui/cn';
import { changeMark } from './change-mark';
import type { FactRow } from './fact-rows';

/** Facts of two answers side by side; those that differ say so. */
export function FactTable({
  caption,
  rows,
}: Readonly<{ caption: string; rows: readonly FactRow[] }>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full text-left text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="w-24 px-4 py-1.5 font-medium sm:w-40">
              {caption}
            </th>
            <th scope="col" className="px-4 py-1.5 font-medium">
              A, before
            </th>
            <th scope="col" className="px-4 py-1.5 font-medium">
              B, after
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ name, before, after, isDifferent }) => (
            <tr
              key={name}
              {...(isDifferent ? changeMark : {})}
              className={cn('align-top', isDifferent && 'bg-warn-soft')}
            >
              <th scope="row" className="px-4 py-1.5 font-medium break-words">
                {name}
                {isDifferent && <span className="block text-warn">differs</span>}
              </th>
              <td className="px-4 py-1.5 font-mono wrap-anywhere">{before}</td>
              <td className="px-4 py-1.5 font-mono wrap-anywhere">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
