import type { ImportReport } from '@/lib/schemas/directory-import';
import { grouped } from './source-words';

/** The members that are numbers. */
type CountKey = Exclude<keyof ImportReport, 'format' | 'problems' | 'verdict' | 'changes'>;

const counts: readonly { key: CountKey; label: string; isRare?: boolean }[] = [
  { key: 'rows', label: 'Rows or entries' },
  { key: 'bases', label: 'Distinct base URLs' },
  { key: 'endpoints', label: 'Endpoints' },
  { key: 'organizations', label: 'Organizations' },
  { key: 'names', label: 'Distinct names' },
  { key: 'links', label: 'Links between them' },
  { key: 'lists', label: 'Addresses of other lists', isRare: true },
  { key: 'rejected', label: 'Rejected' },
  { key: 'corrected', label: 'Used with a correction' },
];

/** What was found in a list, in numbers. */
export function ReportCounts({ report }: Readonly<{ report: ImportReport }>) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-4">
      {counts
        .filter(({ key, isRare }) => isRare !== true || report[key] !== 0)
        .map(({ key, label }) => (
          <div key={key} className="flex min-w-0 flex-col-reverse justify-end">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-lg font-semibold tabular-nums">{grouped(report[key])}</dd>
          </div>
        ))}
    </dl>
  );
}
