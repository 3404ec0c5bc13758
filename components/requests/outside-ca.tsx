'use client';

import { ExternalLink, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RequestDetailSchema, type RequestDetail } from '@/lib/schemas/certificate-request';

/** Where the CSR has to go and how, and the note that it went. `path` is that of the request in the API. */
export function OutsideCa({
  ca,
  path,
  maySend,
}: Readonly<{ ca: RequestDetail['ca']; path: string; maySend: boolean }>) {
  const router = useRouter();
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(RequestDetailSchema, 'POST', `${path}/sent`);
    toast.success('Noted: it is with the certification authority');
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title={ca.name || 'Certification authority'}
        description="It issues outside of the portal: you take the CSR there, and bring the certificate back."
      />
      <CardBody className="space-y-3 text-sm">
        {ca.url !== '' && (
          <p>
            <a
              href={ca.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 break-all text-accent underline underline-offset-2"
            >
              {ca.url}
              <ExternalLink aria-hidden className="size-3.5 shrink-0" />
              <span className="sr-only">(opens in a new tab)</span>
            </a>
          </p>
        )}
        <p className="break-words whitespace-pre-line">
          {ca.instructions || 'Nobody wrote down how. Ask whoever runs the trust community.'}
        </p>
        <FormError error={error} />
        {maySend && (
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            {!isBusy && <Send aria-hidden />} I have sent it
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
