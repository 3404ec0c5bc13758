import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { holderName, methodNames, statusOf, workflowNames } from './registration-words';

/** One app at one holder, in a list. */
export function RegistrationRow({
  registration,
  workspace,
  now,
}: Readonly<{ registration: RegistrationSummary; workspace: string; now: string }>) {
  const { id, appName, holderBaseUrl, method, grantType, clientId, updatedAt } = registration;
  const { words, tone } = statusOf(registration, now);
  return (
    <li className="grid min-w-0 gap-x-4 gap-y-1 px-5 py-3 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_auto] md:items-center">
      <div className="min-w-0">
        <Link
          href={`/w/${workspace}/registrations/${id}`}
          className="font-medium break-words underline-offset-2 hover:underline"
        >
          {appName} at {holderName(holderBaseUrl)}
        </Link>
        <p className="font-mono text-xs break-all text-muted">{holderBaseUrl}</p>
      </div>
      <div className="min-w-0 text-sm text-muted">
        <p>
          {methodNames[method].short}, {workflowNames[grantType]} · changed{' '}
          <Time at={updatedAt} now={now} />
        </p>
        <p className="font-mono text-xs break-all">{clientId ?? 'no client_id yet'}</p>
      </div>
      <div className="md:justify-self-end">
        <Badge tone={tone}>{words}</Badge>
      </div>
    </li>
  );
}
