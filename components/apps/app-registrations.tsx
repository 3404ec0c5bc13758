import { ClipboardList } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { methodWords, statusTones, workflowWords } from './app-words';

/** Where an app is registered, each with the client_id that the holder gave. */
export function AppRegistrations({
  workspace,
  registrations,
  now,
}: Readonly<{ workspace: string; registrations: readonly RegistrationSummary[]; now: string }>) {
  if (registrations.length === 0) {
    return (
      <EmptyState icon={ClipboardList} title="Not registered anywhere yet">
        A registration makes the app known to a holder, which gives it a client_id. Each workflow is
        registered by itself.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line border-t border-line" aria-label="Registrations">
      {registrations.map((registration) => (
        <li key={registration.id} className="min-w-0 space-y-1 px-5 py-3">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            <h3 className="min-w-0 text-sm font-medium">
              <Link
                href={`/w/${workspace}/registrations/${registration.id}`}
                className="font-mono break-all text-accent underline underline-offset-2"
              >
                {registration.holderBaseUrl}
              </Link>
            </h3>
            <Badge tone={statusTones[registration.status]}>{registration.status}</Badge>
          </div>
          <p className="text-sm text-muted">
            {workflowWords[registration.grantType].title} · {methodWords[registration.method]} ·
            changed <Time at={registration.updatedAt} now={now} />
            {registration.endsAt !== null && (
              <>
                {' '}
                · ends <Time at={registration.endsAt} now={now} />
              </>
            )}
          </p>
          <p className="text-xs text-muted">
            client_id{' '}
            <span className="font-mono break-all">
              {registration.clientId ?? 'not given by the holder yet'}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
