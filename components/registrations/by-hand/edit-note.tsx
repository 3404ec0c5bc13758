'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextAreaField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';

/** What people want to remember of a registration: ticket numbers, whom they talked to. */
export function EditNote({
  workspace,
  registration,
  mayManage,
}: Readonly<{ workspace: string; registration: RegistrationDetail; mayManage: boolean }>) {
  const router = useRouter();
  const [note, setNote] = useState(registration.note);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/registrations/${registration.id}`;
    await callApi(RegistrationDetailSchema, 'PATCH', path, { note });
    router.refresh();
  });
  return (
    <Card>
      <CardHeader title="Notes" />
      <CardBody>
        {mayManage ? (
          <Form onSubmit={submit} className="space-y-2">
            <TextAreaField
              label="For the team"
              rows={3}
              maxLength={5000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              error={error?.field('note')}
            />
            <FormError error={error} shown={['note']} />
            {note !== registration.note && (
              <Button type="submit" busy={isBusy}>
                Save the note
              </Button>
            )}
          </Form>
        ) : (
          <p className="text-sm break-words whitespace-pre-wrap">
            {registration.note || 'No notes.'}
          </p>
        )}
      </CardBody>
    </Card>
  );
}
