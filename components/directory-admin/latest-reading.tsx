'use client';

import { TableProperties } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { ApplyAllTheSame, CancelReading } from './reading-actions';
import { ReadingProgress } from './reading-progress';
import { ReadingReport } from './reading-report';
import { SnapshotStateBadge } from './snapshot-state-badge';
import { isOpen, originOf, snapshotStates } from './snapshot-words';
import { useSnapshot } from './use-snapshot';
import { VerdictNote } from './verdict-note';

/** Whether a list was set aside because nobody has said how it is read, or its columns were renamed. */
function isAboutColumns(code: string): boolean {
  return code.startsWith('mapping.') || code === 'format.unknown';
}

/** The latest reading of a source while it goes on and when it is over. `now` is ISO 8601. */
export function LatestReading({ initial, now }: Readonly<{ initial: SnapshotView; now: string }>) {
  const { snapshot, trouble, refresh } = useSnapshot(initial);
  const { status, report, createdAt, isForced } = snapshot;
  const goesOn = isOpen(snapshot);
  const verdict = report?.verdict ?? null;
  const mayForce = status === 'quarantined' && verdict?.code === 'shrunken';
  return (
    <Card>
      <CardHeader
        title="Latest reading"
        description={
          <span className="wrap-anywhere">
            {originOf(snapshot)}, <Time at={createdAt} now={now} />
          </span>
        }
        actions={
          <span role="status">
            <SnapshotStateBadge status={status} />
          </span>
        }
      />
      <CardBody className="space-y-5">
        {goesOn ? (
          <>
            <ReadingProgress snapshot={snapshot} />
            <CancelReading snapshot={snapshot} onDone={refresh} />
          </>
        ) : (
          <p className="text-sm">
            {snapshotStates[status].meaning}
            {isForced && ' It had shrunk; an operator had it applied all the same.'}
          </p>
        )}
        {trouble !== null && (
          <Callout tone="warn" title="What you see may be old">
            {trouble} {goesOn && 'It is tried again at once.'}
          </Callout>
        )}
        {!goesOn && verdict && (
          <VerdictNote verdict={verdict} isFailed={status === 'failed'}>
            {mayForce && <ApplyAllTheSame snapshot={snapshot} onDone={refresh} />}
            {status === 'quarantined' && isAboutColumns(verdict.code) && (
              <Link
                href={`/admin/directory/${encodeURIComponent(snapshot.sourceId)}/edit?reading=${snapshot.id}`}
                className={cn(buttonClass('primary'), 'mt-3')}
              >
                <TableProperties aria-hidden /> Say what its columns hold
              </Link>
            )}
          </VerdictNote>
        )}
        {!goesOn && report && <ReadingReport report={report} status={status} />}
      </CardBody>
    </Card>
  );
}
