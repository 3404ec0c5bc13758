'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { useSubmit } from '@/components/ui/use-submit';
import type { Renewal } from './use-kept-tokens';

/** Gets a new access token now. What came of it is said in a notice, which leads to the run. */
export function RenewButton({
  workspace,
  who,
  renew,
  isSmall = false,
}: Readonly<{
  workspace: string;
  who: string;
  renew: () => Promise<Renewal>;
  isSmall?: boolean;
}>) {
  const router = useRouter();
  const { isBusy, submit } = useSubmit(async () => {
    let renewal: Renewal | null = null;
    try {
      renewal = await renew();
    } catch {
      // The notice says the same, whether the portal or the way to it failed.
    }
    const runId = renewal?.runId ?? '';
    const look =
      runId === ''
        ? {}
        : {
            action: {
              label: 'Show the run',
              onClick: () => router.push(`/w/${workspace}/runs/${runId}`),
            },
          };
    if (renewal?.isRenewed) toast.success(`The access of ${who} is renewed.`, look);
    else toast.error(`The access of ${who} could not be renewed.`, look);
  });
  return (
    <Button
      {...(isSmall ? { kind: 'ghost' as const } : {})}
      size="sm"
      busy={isBusy}
      {...(isSmall ? { 'aria-label': `Renew the access of ${who} now` } : {})}
      onClick={() => void submit()}
    >
      <RefreshCw aria-hidden />
      {!isSmall && 'Renew now'}
    </Button>
  );
}
