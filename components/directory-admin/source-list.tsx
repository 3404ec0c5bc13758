import { Upload } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { SourceView } from '@/lib/schemas/directory-source';
import { FetchNow } from './fetch-now';
import { SnapshotStateBadge } from './snapshot-state-badge';
import { isOpen, progressOf } from './snapshot-words';
import { SourceSwitch } from './source-switch';
import { isDue, kindWords, saysNow, scheduleWord } from './source-words';

function Schedule({ source, now }: Readonly<{ source: SourceView; now: string }>) {
  const { url, everyHours, nextFetchAt, isEnabled, isByHand } = source;
  if (isByHand) return 'Grows entry by entry';
  if (url === null) return 'Uploaded by hand';
  return (
    <>
      {scheduleWord(everyHours)}
      {isEnabled && nextFetchAt !== null && (
        <>, next {isDue(source, now) ? 'in a moment' : <Time at={nextFetchAt} now={now} />}</>
      )}
    </>
  );
}

function Latest({ source, now }: Readonly<{ source: SourceView; now: string }>) {
  const { latest } = source;
  if (latest === null) return <span className="text-muted">Never read</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <SnapshotStateBadge status={latest.status} />
      <span className="text-xs text-muted">
        {isOpen(latest) ? progressOf(latest) : <Time at={latest.createdAt} now={now} />}
      </span>
    </span>
  );
}

function SourceRow({ source, now }: Readonly<{ source: SourceView; now: string }>) {
  const { id, name, publisher, kind, lastGoodAt, url } = source;
  const href = `/admin/directory/${encodeURIComponent(id)}`;
  return (
    <li className="min-w-0 px-4 py-4 sm:px-5">
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="flex min-w-0 flex-wrap items-center gap-2 font-medium">
            <Link
              href={href}
              className="min-w-0 wrap-anywhere text-accent underline underline-offset-2"
            >
              {name}
            </Link>
            <Badge>{kindWords[kind].word}</Badge>
          </h3>
          <p className="text-sm wrap-anywhere text-muted">{publisher}</p>
        </div>
        <SourceSwitch source={source} />
      </div>
      <dl className="mt-2 grid min-w-0 gap-x-6 gap-y-2 text-sm sm:grid-cols-2 xl:grid-cols-4">
        <div className="min-w-0">
          <dt className="text-xs text-muted">Says now</dt>
          <dd className="tabular-nums">{saysNow(source)}</dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-muted">Last good reading</dt>
          <dd>{lastGoodAt === null ? 'None yet' : <Time at={lastGoodAt} now={now} />}</dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-muted">Fetched</dt>
          <dd>
            <Schedule source={source} now={now} />
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-muted">Latest reading</dt>
          <dd>
            <Latest source={source} now={now} />
          </dd>
        </div>
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        {url !== null && <FetchNow source={source} size="sm" />}
        {!source.isByHand && (
          <Link href={`${href}#upload`} className={buttonClass('secondary', 'sm')}>
            <Upload aria-hidden /> Upload
            <span className="sr-only"> a file of “{name}”</span>
          </Link>
        )}
      </div>
    </li>
  );
}

/** Sources of the directory, each with what it says and its latest reading. `now` is ISO 8601. */
export function SourceList({
  sources,
  now,
}: Readonly<{ sources: readonly SourceView[]; now: string }>) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {sources.map((source) => (
        <SourceRow key={source.id} source={source} now={now} />
      ))}
    </ul>
  );
}
