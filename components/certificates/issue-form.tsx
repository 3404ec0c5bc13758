'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificateSummarySchema, type IssueCertificate } from '@/lib/schemas/certificate';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import type { KeyKind, KeySummary } from '@/lib/schemas/key';

/** A key of the workspace that a certificate can be issued for. */
export type ExistingKey = Pick<KeySummary, 'id' | 'name' | 'kind' | 'custody'>;

/** A client of an app that a certificate can be issued for: its issuer is the URI in it. */
export interface CertifiableClient {
  appId: string;
  appName: string;
  grantType: GrantType;
  issuer: string;
}

const workflows: Readonly<Record<GrantType, string>> = {
  client_credentials: 'without a user',
  authorization_code: 'with a user',
};

const kinds: readonly { kind: KeyKind; label: string }[] = [
  { kind: 'rsa-2048', label: 'RSA, 2048 bits (signs RS256)' },
  { kind: 'rsa-3072', label: 'RSA, 3072 bits (signs RS256)' },
  { kind: 'rsa-4096', label: 'RSA, 4096 bits (signs RS256)' },
  { kind: 'p-256', label: 'EC P-256 (signs ES256)' },
  { kind: 'p-384', label: 'EC P-384 (signs ES384)' },
];

/** What the sandbox’s CA should certify: for which client, in which community, and which key. */
export function IssueForm({
  workspace,
  keys,
  clients,
  initialClient,
  onClose,
}: Readonly<{
  workspace: string;
  keys: readonly ExistingKey[];
  clients: readonly CertifiableClient[];
  /** The one that is chosen at first; null for the console’s own. */
  initialClient: CertifiableClient | null;
  onClose: () => void;
}>) {
  const router = useRouter();
  const [communityId, setCommunityId] = useState<IssueCertificate['communityId']>('sandbox-harbor');
  const [clientIndex, setClientIndex] = useState(() =>
    initialClient ? String(clients.indexOf(initialClient)) : '',
  );
  const [keyId, setKeyId] = useState('');
  const [name, setName] = useState('Sandbox key');
  const [kind, setKind] = useState<KeyKind>('rsa-2048');
  const chosen = clientIndex === '' ? undefined : clients[Number(clientIndex)];
  const { isBusy, error, submit } = useSubmit(async () => {
    const made = await callApi(
      CertificateSummarySchema,
      'POST',
      `/workspaces/${workspace}/certificates`,
      {
        communityId,
        ...(chosen ? { appId: chosen.appId, grantType: chosen.grantType } : {}),
        ...(keyId === '' ? { name, kind } : { keyId }),
      },
    );
    onClose();
    toast.success(keyId === '' ? 'Issued. The private key is in the vault.' : 'Issued.');
    router.push(`/w/${workspace}/certificates/${made.id}`);
    router.refresh();
  });

  return (
    <Form onSubmit={submit} noValidate className="space-y-4">
      {clients.length > 0 && (
        <SelectField
          label="For"
          value={clientIndex}
          onChange={(event) => setClientIndex(event.target.value)}
          error={error?.field('appId')}
          hint={
            <span className="break-all">
              {chosen
                ? `The certificate names ${chosen.issuer}.`
                : 'The certificate names the URI of the console’s own app.'}
            </span>
          }
        >
          <option value="">the console of this workspace</option>
          {clients.map((client, index) => (
            <option key={client.issuer} value={index}>
              {client.appName}, {workflows[client.grantType]}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="Community"
        value={communityId}
        onChange={(event) => setCommunityId(event.target.value as IssueCertificate['communityId'])}
        error={error?.field('communityId')}
        hint="Decides whose certification authority signs, and with what kind of key."
      >
        <option value="sandbox-harbor">Harbor of the sandbox (RSA)</option>
        <option value="sandbox-harbor-ec">Harbor of the sandbox (elliptic curves)</option>
      </SelectField>
      <SelectField
        label="Key"
        value={keyId}
        onChange={(event) => setKeyId(event.target.value)}
        error={error?.field('keyId')}
      >
        <option value="">a new one in the vault</option>
        {keys.map((key) => (
          <option key={key.id} value={key.id}>
            {key.name} ({key.kind}, in {key.custody === 'vault' ? 'the vault' : 'a browser'})
          </option>
        ))}
      </SelectField>
      {keyId === '' && (
        <>
          <TextField
            label="Name of the key"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={80}
            autoComplete="off"
            error={error?.field('name')}
            hint="For people; it is not part of the certificate."
          />
          <SelectField
            label="Kind of key"
            value={kind}
            onChange={(event) => setKind(event.target.value as KeyKind)}
            error={error?.field('kind')}
            hint="UDAP requires holders to accept RS256; elliptic curves are smaller and quicker where they are accepted."
          >
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.label}
              </option>
            ))}
          </SelectField>
        </>
      )}
      <FormError error={error} shown={['appId', 'communityId', 'keyId', 'name', 'kind']} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" kind="primary" busy={isBusy}>
          Issue
        </Button>
      </div>
    </Form>
  );
}
