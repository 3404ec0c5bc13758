'use client';

import { FileSignature } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import { AgreementSchema, type AgreementView, type KnownHolder } from '@/lib/schemas/outreach';
import { AgreementFiles } from './agreement-files';
import { AgreementForm, type AgreementPreset } from './agreement-form';
import { agreementKinds, agreementStatuses } from './agreement-words';
import { RecordActions, RecordForm, RecordRemoval } from './record-parts';

/** What was, or is to be, agreed about an app: how it stands, its days and its documents. */
export function AgreementList({
  workspace,
  appId,
  agreements,
  known,
  preset,
  mayManage,
}: Readonly<{
  workspace: string;
  appId: string;
  agreements: readonly AgreementView[];
  known: readonly KnownHolder[];
  /** Opens the form of a new one with this. */
  preset: AgreementPreset | null;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const [edited, setEdited] = useState<AgreementView | 'new' | null>(
    preset && mayManage ? 'new' : null,
  );
  const [removed, setRemoved] = useState<AgreementView | null>(null);
  const root = `/workspaces/${workspace}/apps/${appId}/agreements`;
  const looking = useSubmit(async ({ id, createdBy, updatedAt, files, ...rest }: AgreementView) => {
    await callApi(AgreementSchema, 'PUT', `${root}/${id}`, { ...rest, remindOn: null });
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Agreements"
        description={
          <>
            What is signed with whom, and until when, such as a <ClientTerm id="baa" term="BAA" />.
            Its end stands on the radar. Which ones you need, the holder and your lawyers say.
          </>
        }
        actions={
          mayManage && <Button onClick={() => setEdited('new')}>Write down an agreement</Button>
        }
      />
      <CardBody className="space-y-4">
        {agreements.length === 0 ? (
          <EmptyState icon={FileSignature} title="No agreement is written down">
            Also a draft that waits for an answer belongs here.
          </EmptyState>
        ) : (
          <ul aria-label="Agreements" className="divide-y divide-line">
            {agreements.map((one) => (
              <li key={one.id} className="space-y-2 py-3 text-sm">
                <div className="flex min-w-0 flex-wrap items-start gap-2">
                  <div className="min-w-0 flex-1 basis-60">
                    <p className="font-medium break-words">
                      {one.title}{' '}
                      <Badge tone={agreementStatuses[one.status].tone}>
                        {agreementStatuses[one.status].label}
                      </Badge>
                    </p>
                    <p className="break-words text-muted">
                      {one.kind === 'holder' ? 'Agreement' : agreementKinds[one.kind]} with{' '}
                      {one.holder}
                      {one.sentOn && !one.signedOn && `, sent ${dayOf(one.sentOn)}`}
                      {one.signedOn && `, signed ${dayOf(one.signedOn)}`}
                      {one.endsOn && `, ends ${dayOf(one.endsOn)}`}
                    </p>
                    {one.remindOn && (
                      <p className="break-words">
                        <span className="text-muted">Look at it again:</span> {dayOf(one.remindOn)}
                      </p>
                    )}
                    {one.note && <p className="break-words whitespace-pre-wrap">{one.note}</p>}
                  </div>
                  {mayManage && (
                    <RecordActions
                      name={one.title}
                      onChange={() => setEdited(one)}
                      onRemove={() => setRemoved(one)}
                    >
                      {one.remindOn && (
                        <Button
                          size="sm"
                          aria-label={`Looked at ${one.title}`}
                          onClick={() => void looking.submit(one)}
                        >
                          Looked at
                        </Button>
                      )}
                    </RecordActions>
                  )}
                </div>
                <AgreementFiles root={root} agreement={one} mayManage={mayManage} />
              </li>
            ))}
          </ul>
        )}
        <FormError error={looking.error} />
      </CardBody>
      <RecordForm
        title={edited === 'new' ? 'Write down an agreement' : 'Change the agreement'}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      >
        <AgreementForm
          root={root}
          agreement={edited === 'new' ? null : edited}
          known={known}
          preset={preset}
          onDone={() => setEdited(null)}
        />
      </RecordForm>
      <RecordRemoval
        title="Remove this agreement?"
        root={root}
        id={removed?.id ?? null}
        onClose={() => setRemoved(null)}
      >
        <p>Its documents go with it. Keep it as “Ended” if somebody may ask for it later.</p>
      </RecordRemoval>
    </Card>
  );
}
