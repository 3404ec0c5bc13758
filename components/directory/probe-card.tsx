'use client';

import { Activity } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { ProbeReportSchema } from '@/lib/schemas/directory-probing';
import { documentWords, outcomeTone } from './directory-words';

/** What each document answered the last time, and the button that asks again. */
export function ProbeCard({
  workspace,
  endpoint,
  mayProbe,
  now,
}: Readonly<{ workspace: string; endpoint: DirectoryEndpoint; mayProbe: boolean; now: string }>) {
  const router = useRouter();
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/directory/endpoints/${endpoint.id}/probe`;
    const report = await callApi(ProbeReportSchema, 'POST', path);
    if (report.isNew) toast.success('Checked');
    else toast.info('It was checked less than ten minutes ago; that answer is shown.');
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Does it work?"
        description="What each of its documents answered the last time."
        actions={
          mayProbe && (
            <Button busy={isBusy} onClick={() => void submit()}>
              <Activity aria-hidden /> Check now
            </Button>
          )
        }
      />
      {error && (
        <div className="px-5 pb-3">
          <FormError error={error} />
        </div>
      )}
      {endpoint.probes.length === 0 ? (
        <p className="px-5 pb-5 text-sm text-muted">Nobody has asked it yet.</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {endpoint.probes.map((probe) => (
            <li
              key={`${probe.kind} ${probe.community}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5 text-sm"
            >
              <span className="min-w-0 flex-1 basis-48">
                {documentWords[probe.kind] ?? probe.kind}
                {probe.community && (
                  <span className="block text-xs break-all text-muted">{probe.community}</span>
                )}
              </span>
              <Badge tone={outcomeTone(probe.outcome)}>{probe.outcome}</Badge>
              <span className="text-xs text-muted tabular-nums">
                {probe.httpStatus !== null && `${probe.httpStatus} · `}
                {probe.milliseconds} ms · <Time at={probe.checkedAt} now={now} />
              </span>
              {probe.detail && (
                <span className="basis-full text-xs wrap-anywhere text-muted">{probe.detail}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
