import type { ReactNode } from 'react';
import type { ImportReport } from '@/lib/schemas/directory-import';
import type { SnapshotStatus } from '@/lib/schemas/directory-source';
import { ChangeTable } from './change-table';
import { ProblemList } from './problem-list';
import { ReportCounts } from './report-counts';

function Part({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <div className="min-w-0 space-y-2">
      <h3 className="text-sm font-medium">{title}</h3>
      {children}
    </div>
  );
}

/** What was found in a list and what came of it. Shows nothing of a list that was not there. */
export function ReadingReport({
  report,
  status,
}: Readonly<{ report: ImportReport; status: SnapshotStatus }>) {
  const { changes, problems, rows } = report;
  const wasNotRead = report.verdict !== null && rows === 0;
  if (wasNotRead) return null;
  return (
    <div className="min-w-0 space-y-6">
      {/* The report of a list that has not changed is that of the last good reading, whose changes these were. */}
      {changes !== null && status !== 'unchanged' && (
        <Part
          title={
            status === 'cancelled' ? 'What was written before' : 'What changed in the directory'
          }
        >
          <ChangeTable changes={changes} />
        </Part>
      )}
      <Part title="What is in the list">
        <ReportCounts report={report} />
      </Part>
      <Part title="What was wrong with entries">
        {problems.length === 0 ? (
          <p className="text-sm text-muted">Nothing.</p>
        ) : (
          <ProblemList problems={problems} />
        )}
      </Part>
    </div>
  );
}
