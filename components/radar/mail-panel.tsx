'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { NoticeSettingsSchema } from '@/lib/schemas/radar';

/** Turns mails before an end on and off, and says when the portal cannot send any. */
export function MailPanel({
  slug,
  byMail,
  canSendMail,
}: Readonly<{ slug: string; byMail: boolean; canSendMail: boolean }>) {
  const router = useRouter();
  const [isOn, setOn] = useState(byMail);
  const { error, submit } = useSubmit(async (wanted: boolean) => {
    setOn(wanted);
    try {
      const body = { byMail: wanted };
      await callApi(NoticeSettingsSchema, 'PATCH', `/workspaces/${slug}/notices`, body);
    } catch (refusal) {
      setOn(!wanted);
      throw refusal;
    }
    toast.success(wanted ? 'Owners and admins get mails' : 'Nobody gets mails any more');
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Mail"
        description={
          <>
            A notice is given 30, 14, 7 and 1 days before something ends: a{' '}
            <ClientTerm id="certificate" term="certificate">
              certificate
            </ClientTerm>
            , an authority above one, a key with a day to replace it, a{' '}
            <ClientTerm id="crl" term="CRL">
              revocation list
            </ClientTerm>{' '}
            that was not renewed.
          </>
        }
      />
      <CardBody className="space-y-4">
        <CheckboxField
          label="Mail owners and admins before something ends"
          hint="Each owner and admin of this workspace gets one mail for each notice."
          checked={isOn}
          onChange={(event) => void submit(event.target.checked)}
        />
        {!canSendMail && (
          <Callout tone="warn" title="This portal cannot send mail">
            Its operator has to set <code className="font-mono text-xs">SMTP_URL</code> and{' '}
            <code className="font-mono text-xs">MAIL_FROM</code>. Until then webhooks and the
            calendar are the way to be told.
          </Callout>
        )}
        <FormError error={error} />
      </CardBody>
    </Card>
  );
}
