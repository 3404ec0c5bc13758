'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import { StartedBulkSchema } from '@/lib/schemas/bulk';
import {
  fittingCertificates,
  grantTypeWords,
  type AppChoice,
  type CertificateChoice,
} from './bulk-choices';
import { HolderInput } from './holder-input';
import { maxHolders, readHolderLines, type LineProblem } from './holder-lines';
import { PlainFields, UdapFields } from './method-fields';
import { methodWords } from './bulk-words';

const given = (data: FormData, name: string): string | undefined => {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** Starts a bulk registration: which app, how, and at which holders. */
export function BulkForm({
  workspace,
  apps,
  certificates,
  chosenApp,
}: Readonly<{
  workspace: string;
  apps: readonly AppChoice[];
  certificates: readonly CertificateChoice[];
  /** Id of the app that the address names. */
  chosenApp: string | undefined;
}>) {
  const router = useRouter();
  const form = useRef<HTMLDivElement>(null);
  const [appId, setAppId] = useState(chosenApp ?? apps[0]?.id ?? '');
  const [grantType, setGrantType] = useState(GrantTypeSchema.enum.client_credentials as string);
  const [method, setMethod] = useState<'udap' | 'dcr'>('udap');
  const [text, setText] = useState('');
  /** The lines that the server refused, until the text is changed. */
  const [refused, setRefused] = useState<{ text: string; lines: number[] }>({
    text: '',
    lines: [],
  });
  const read = useMemo(() => readHolderLines(text), [text]);
  const issuers = apps.find(({ id }) => id === appId)?.issuers ?? {};
  const issuer = issuers[GrantTypeSchema.parse(grantType)];

  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const data = new FormData(form.current?.querySelector('form') ?? undefined);
    setRefused({ text, lines: read.lines });
    const bulk = await callApi(
      StartedBulkSchema,
      'POST',
      `/workspaces/${workspace}/registrations/bulk`,
      {
        appId,
        grantType,
        method,
        holders: read.holders,
        scope: given(data, 'scope'),
        registerAgain: data.has('registerAgain'),
        sendAnyway: data.has('sendAnyway'),
        ...(method === 'udap'
          ? { certificateId: given(data, 'certificateId') }
          : {
              authMethod: given(data, 'authMethod'),
              keys: given(data, 'keys'),
              initialAccessToken: given(data, 'initialAccessToken'),
            }),
      },
    );
    router.push(`/w/${workspace}/registrations/bulk/${bulk.id}`);
  });

  const holderErrors = (error?.problem.errors ?? []).filter(({ path }) =>
    /^holders\.\d+$/.test(path),
  );
  const found: LineProblem[] =
    refused.text === text
      ? holderErrors.map(({ path, detail }) => ({
          line: refused.lines[Number(path.slice('holders.'.length))] ?? 0,
          detail: detail.replace(/^Line \d+: /, ''),
        }))
      : [];
  const problems = [...read.problems, ...found].sort((a, b) => a.line - b.line);
  const count = read.holders.length;
  const isReady = count > 0 && count <= maxHolders && problems.length === 0 && appId !== '';

  return (
    <div ref={form}>
      <Form className="space-y-6" onSubmit={submit}>
        <Card>
          <CardHeader
            title="What is registered"
            description="The metadata of the app as it is now. What each holder demands is known from its profile, which is chosen by the portal."
          />
          <CardBody className="space-y-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                label="App"
                value={appId}
                onChange={(event) => setAppId(event.target.value)}
                error={error?.field('appId')}
              >
                {apps.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label="Workflow"
                value={grantType}
                onChange={(event) => setGrantType(event.target.value)}
                error={error?.field('grantType')}
              >
                {GrantTypeSchema.options.map((option) => (
                  <option key={option} value={option}>
                    {grantTypeWords[option]}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label="Method"
                value={method}
                onChange={(event) => setMethod(event.target.value === 'dcr' ? 'dcr' : 'udap')}
              >
                <option value="udap">{methodWords.udap}</option>
                <option value="dcr">{methodWords.dcr}</option>
              </SelectField>
              <TextField
                label="Scope"
                name="scope"
                mono
                autoComplete="off"
                spellCheck={false}
                hint="Left empty, that of the app."
                error={error?.field('scope')}
              />
            </div>
            {method === 'udap' ? (
              <UdapFields
                key={issuer ?? ''}
                certificates={fittingCertificates(certificates, issuer)}
                error={error}
              />
            ) : (
              <PlainFields error={error} />
            )}
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Where"
            description="Four holders are asked at a time. It goes on when you leave the page, and after a restart of the portal."
          />
          <CardBody className="space-y-4">
            <HolderInput
              text={text}
              read={read}
              problems={problems}
              onChange={(changed) => {
                setText(changed);
                clear();
              }}
            />
            <CheckboxField
              label="Register again where the app is registered"
              name="registerAgain"
              hint="Otherwise holders at which it has an active registration of this workflow and method are left as they are."
            />
            <CheckboxField
              label="Send although the checks before it failed"
              name="sendAnyway"
              hint="The holder then says itself what it thinks."
            />
          </CardBody>
        </Card>
        <FormError
          error={error}
          shown={[
            'appId',
            'grantType',
            'scope',
            'certificateId',
            'initialAccessToken',
            ...holderErrors.map(({ path }) => path),
          ]}
        />
        <Button type="submit" kind="primary" busy={isBusy} disabled={!isReady}>
          {count === 0 ? 'Register' : `Register at ${counted(count, 'holder')}`}
        </Button>
      </Form>
    </div>
  );
}
