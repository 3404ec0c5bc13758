'use client';

import { Activity } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { VerdictIcon } from '@/components/ui/verdict';
import type { StatusWords } from '@/lib/directory/probe/status-words';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { ProbeReportSchema } from '@/lib/schemas/directory-probing';
import { UptimeBars } from './uptime-bars';

/** How an endpoint is doing: in words, over 30 days, and the button that asks again. */
export function StatusCard({
  workspace,
  endpoint,
  words: { headline, tone, more },
  whyNot,
  now,
}: Readonly<{
  workspace: string;
  endpoint: Pick<
    DirectoryEndpoint,
    'id' | 'successor' | 'lastWorkedAt' | 'lastProbedAt' | 'uptime'
  >;
  words: StatusWords;
  /** Why this person may not probe; null: they may. */
  whyNot: string | null;
  now: string;
}>) {
  const router = useRouter();
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/directory/endpoints/${endpoint.id}/probe`;
    const report = await callApi(ProbeReportSchema, 'POST', path);
    if (report.isNew) toast.success('Checked');
    else toast.info('It was checked less than ten minutes ago; that answer is shown.');
    router.refresh();
  });
  const { successor, lastWorkedAt, lastProbedAt, uptime } = endpoint;
  return (
    <Card aria-labelledby="status-heading">
      <div className="flex flex-wrap items-start justify-between gap-3 px-5 py-4">
        <div className="min-w-0 flex-1 basis-72">
          <h2
            id="status-heading"
            className="flex items-start gap-2 text-base font-semibold wrap-anywhere"
          >
            <span aria-hidden className="mt-1">
              <VerdictIcon verdict={tone} />
            </span>
            <span className="min-w-0">{headline}</span>
          </h2>
          <div className="mt-1 space-y-0.5 text-sm wrap-anywhere text-muted">
            {more.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {successor && (
              <p>
                <Link
                  href={`/w/${workspace}/directory/${successor.id}`}
                  className="text-accent-strong underline"
                >
                  The endpoint that took its place
                </Link>
              </p>
            )}
            <p>
              {lastProbedAt === null ? (
                'Nobody has asked it yet.'
              ) : (
                <>
                  Last asked <Time at={lastProbedAt} now={now} />
                </>
              )}
              {lastWorkedAt !== null && (
                <>
                  {' · last worked '}
                  <Time at={lastWorkedAt} now={now} />
                </>
              )}
            </p>
          </div>
        </div>
        <div className="max-w-56 space-y-1">
          <Button
            busy={isBusy}
            disabled={whyNot !== null}
            aria-describedby={whyNot === null ? undefined : 'why-no-probe'}
            onClick={() => void submit()}
          >
            <Activity aria-hidden /> Check now
          </Button>
          {whyNot !== null && (
            <p id="why-no-probe" className="text-xs text-muted">
              {whyNot}
            </p>
          )}
        </div>
      </div>
      {error && (
        <div className="px-5 pb-3">
          <FormError error={error} />
        </div>
      )}
      {uptime && <UptimeBars uptime={uptime} />}
    </Card>
  );
}
