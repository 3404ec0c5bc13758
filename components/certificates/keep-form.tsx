'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  CertificateSummarySchema,
  type InspectUpload,
  type UploadInspection,
} from '@/lib/schemas/certificate';
import { nameOf } from './certificate-words';

/** Names the key, chooses the community, and keeps what was looked at. */
export function KeepForm({
  workspace,
  upload,
  inspection,
  communities,
}: Readonly<{
  workspace: string;
  upload: InspectUpload;
  inspection: UploadInspection;
  communities: readonly { id: string; name: string }[];
}>) {
  const router = useRouter();
  const leaf = inspection.chain[0];
  const suggested = inspection.communities.map(({ id }) => id);
  const isNewKey = inspection.key?.where === 'file';
  const [name, setName] = useState(leaf ? nameOf(leaf.subject).slice(0, 80) : '');
  const [communityId, setCommunityId] = useState(suggested[0] ?? '');
  const { isBusy, error, submit } = useSubmit(async () => {
    const kept = await callApi(
      CertificateSummarySchema,
      'POST',
      `/workspaces/${workspace}/certificates/upload`,
      {
        ...upload,
        ...(isNewKey ? { name } : {}),
        ...(communityId === '' ? {} : { communityId }),
      },
    );
    toast.success(isNewKey ? 'Kept. The private key is in the vault.' : 'Kept.');
    router.push(`/w/${workspace}/certificates/${kept.id}`);
    router.refresh();
  });

  return (
    <Card>
      <CardHeader title="Keep it" />
      <CardBody>
        <Form onSubmit={submit} noValidate className="space-y-4">
          {isNewKey && (
            <TextField
              label="Name of the key"
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={80}
              autoComplete="off"
              error={error?.field('name')}
              hint="For people; it is not part of the certificate."
            />
          )}
          <SelectField
            label="Community"
            value={communityId}
            onChange={(event) => setCommunityId(event.target.value)}
            error={error?.field('communityId')}
            hint={
              suggested.length === 0
                ? 'It leads to the anchors of none. Choose one only if you know better; without one it is kept under the name of its authority.'
                : 'The chosen one is whose anchors it leads to.'
            }
          >
            {suggested.length === 0 && <option value="">none of these</option>}
            {communities.map(({ id, name: communityName }) => (
              <option key={id} value={id}>
                {communityName}
                {suggested.includes(id) && ' (its anchors)'}
              </option>
            ))}
          </SelectField>
          <FormError error={error} shown={['name', 'communityId']} />
          <div className="flex justify-end">
            <Button type="submit" kind="primary" busy={isBusy}>
              Keep it
            </Button>
          </div>
        </Form>
      </CardBody>
    </Card>
  );
}
