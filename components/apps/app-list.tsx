import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { VerdictBadge } from '@/components/ui/verdict';
import { counted } from '@/lib/format/quantities';
import { checkAppMetadata } from '@/lib/protocol/registration/app-metadata-checks';
import type { App } from '@/lib/schemas/app';
import { workflowWords } from './app-words';

/** How many of the failed checks are named. */
const named = 3;

function Missing({ app }: Readonly<{ app: App }>) {
  const failed = checkAppMetadata(app.metadata, {}).filter(({ verdict }) => verdict === 'fail');
  if (failed.length === 0) return <VerdictBadge verdict="pass">complete</VerdictBadge>;
  const more = failed.length - named;
  return (
    <div className="min-w-0 space-y-1">
      <Badge tone="warn">
        <TriangleAlert aria-hidden />
        {counted(failed.length, 'thing')} to mend
      </Badge>
      <p className="text-xs text-muted">
        Not so yet:{' '}
        {failed
          .slice(0, named)
          .map(({ title }) => `“${title}”`)
          .join(', ')}
        {more > 0 && ` and ${more} more`}
      </p>
    </div>
  );
}

/**
 * Apps, each with its clients, how often it is registered, and what is missing before it can be.
 *
 * @param root address below which each has its page
 */
export function AppList({ apps, root }: Readonly<{ apps: readonly App[]; root: string }>) {
  return (
    <ul className="divide-y divide-line" aria-label="Apps">
      {apps.map((app) => (
        <li key={app.id} className="min-w-0 space-y-2 px-4 py-4 sm:px-5">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            <h2 className="min-w-0 font-medium">
              <Link
                href={`${root}/${app.id}`}
                className="break-words text-accent underline underline-offset-2"
              >
                {app.name}
              </Link>
            </h2>
            <Link
              href={`${root}/${app.id}/registrations`}
              className="text-sm text-muted underline underline-offset-2 hover:text-ink"
            >
              {counted(app.registrationCount, 'registration')}
              <span className="sr-only"> of {app.name}</span>
            </Link>
          </div>
          {app.metadata.client_name !== app.name && (
            <p className="text-sm break-words text-muted">Users see “{app.metadata.client_name}”</p>
          )}
          <dl className="grid min-w-0 gap-x-4 text-sm sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-1">
            {app.clients.map(({ grantType, issuer, scope }) => (
              <div key={grantType} className="contents">
                <dt className="text-muted">{workflowWords[grantType].title}</dt>
                <dd className="mb-2 min-w-0 sm:mb-0">
                  <span className="block font-mono text-xs break-all">{issuer}</span>
                  <span className="block font-mono text-xs break-words text-muted">
                    {scope === '' ? 'no scope' : scope}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          <Missing app={app} />
        </li>
      ))}
    </ul>
  );
}
