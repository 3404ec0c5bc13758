import Link from 'next/link';
import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { RegistrationRevision } from '@/lib/schemas/registration';
import { ChangeList } from './change-list';
import { revisionWords } from './registration-words';

/** What happened to a registration: who, when, in which run, and what differed. */
export function RevisionList({
  workspace,
  revisions,
  now,
}: Readonly<{ workspace: string; revisions: readonly RegistrationRevision[]; now: string }>) {
  return (
    <ol reversed className="divide-y divide-line border-t border-line" aria-label="Revisions">
      {revisions.map(({ id, number, kind, at, byName, runId, note, changes }) => (
        <li key={id} className="min-w-0 px-5 py-3">
          <p className="text-sm">
            <span className="font-medium">{revisionWords[kind]}</span>{' '}
            <span className="text-muted">
              by <span className="break-all">{byName}</span>, <Time at={at} now={now} /> · revision{' '}
              {number}
              {runId !== null && (
                <>
                  {' '}
                  ·{' '}
                  <Link
                    href={`/w/${workspace}/runs/${runId}`}
                    className="text-accent underline underline-offset-2"
                  >
                    its run
                  </Link>
                </>
              )}
            </span>
          </p>
          {note !== '' && <p className="mt-0.5 text-sm break-words text-muted">{note}</p>}
          {changes.length > 0 && (
            <Disclosure
              className="mt-1"
              summaryClassName="text-sm text-muted"
              summary={counted(changes.length, 'difference')}
            >
              <ChangeList changes={changes} label={`Differences of revision ${number}`} />
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  );
}
