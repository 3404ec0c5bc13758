'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { ApiError, callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { useSubmit } from '@/components/ui/use-submit';
import { RadarSchema } from '@/lib/schemas/radar';

/** Has the revocation lists looked at now. */
export function RefreshRadar({ slug }: Readonly<{ slug: string }>) {
  const router = useRouter();
  const { isBusy, submit } = useSubmit(async () => {
    try {
      await callApi(RadarSchema, 'POST', `/workspaces/${slug}/radar/refresh`);
      toast.success('The revocation lists were looked at just now');
      router.refresh();
    } catch (error) {
      toast.error(error instanceof ApiError ? error.message : 'The lists could not be looked at.');
    }
  });
  return (
    <Button kind="ghost" size="sm" busy={isBusy} onClick={() => void submit()}>
      {!isBusy && <RefreshCw aria-hidden />}
      Look again<span className="sr-only"> at the revocation lists</span>
    </Button>
  );
}
