'use client';

import { useRef, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { TextAreaField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { PasswordField } from '@/components/ui/password-field';
import { useSubmit } from '@/components/ui/use-submit';
import {
  UploadInspectionSchema,
  type InspectUpload,
  type UploadInspection,
} from '@/lib/schemas/certificate';
import { KeepForm } from './keep-form';
import { mayBeEncrypted } from './may-be-encrypted';
import { FileDrop } from '@/components/files/file-drop';
import {
  fileOfText,
  readUploads,
  uploadLimits,
  uploadRefusal,
} from '@/components/files/upload-files';
import { UploadFindings } from './upload-findings';

interface Look {
  upload: InspectUpload;
  inspection: UploadInspection;
}

const passwordCodes = ['password-needed', 'wrong-password'];

/** Takes files or text, has them looked at, and keeps them when they are what is wanted. */
export function UploadCertificate({
  workspace,
  communities,
  now,
}: Readonly<{
  workspace: string;
  communities: readonly { id: string; name: string }[];
  now: string;
}>) {
  const [files, setFiles] = useState<File[]>([]);
  const [text, setText] = useState('');
  const [password, setPassword] = useState('');
  const [isPasswordAsked, setPasswordAsked] = useState(false);
  const [isNothing, setNothing] = useState(false);
  const [look, setLook] = useState<Look | null>(null);
  const version = useRef(0);

  /** What was found belongs to what was sent: it goes when that changes. */
  function changed(): void {
    version.current += 1;
    setLook(null);
    setNothing(false);
  }

  /** The field for the password stays once it was needed: what is typed into it is not lost. */
  async function askForPasswordOf(some: readonly File[]): Promise<void> {
    const small = some.filter(({ size }) => size <= uploadLimits.bytes);
    const answers = await Promise.all(small.map((file) => mayBeEncrypted(file).catch(() => false)));
    if (answers.includes(true)) setPasswordAsked(true);
  }

  const pasted = text.trim() === '' ? [] : [new File([text], 'pasted text')];
  const refusal = uploadRefusal([...files, ...pasted]);
  const { isBusy, error, submit } = useSubmit(async () => {
    setLook(null);
    setNothing(files.length + pasted.length === 0);
    if (files.length + pasted.length === 0 || refusal !== undefined) return;
    const asked = version.current;
    const upload = {
      files: [...(await readUploads(files)), ...pasted.map(() => fileOfText(text))],
      ...(password === '' ? {} : { password }),
    };
    const inspection = await callApi(
      UploadInspectionSchema,
      'POST',
      `/workspaces/${workspace}/certificates/inspect`,
      upload,
    );
    if (asked !== version.current) return;
    setLook({ upload, inspection });
    if (inspection.needsPassword) setPasswordAsked(true);
  });
  const passwordProblem = look?.inspection.problems.find(({ code }) =>
    passwordCodes.includes(code),
  );

  return (
    <div className="min-w-0 space-y-6">
      <Card>
        <CardBody className="pt-5">
          <Form onSubmit={submit} noValidate className="space-y-4">
            <FileDrop
              hint="Certificate, chain and key, as PEM, DER or PKCS #12; each with 512 kB at most."
              files={files}
              onChange={(chosen) => {
                changed();
                setFiles(chosen);
                void askForPasswordOf(chosen);
              }}
              error={
                refusal ??
                (isNothing
                  ? 'There is nothing to look at yet. Choose a file, or paste PEM text below.'
                  : error?.field('files'))
              }
            />
            <TextAreaField
              label="Or paste"
              mono
              rows={5}
              spellCheck={false}
              autoComplete="off"
              placeholder="-----BEGIN CERTIFICATE-----"
              value={text}
              onChange={(event) => {
                changed();
                setText(event.target.value);
                void askForPasswordOf([new File([event.target.value], 'pasted text')]);
              }}
              hint="PEM blocks in any order: certificate, chain, private key. Added to the files above."
            />
            {isPasswordAsked && (
              <PasswordField
                label="Password"
                autoComplete="off"
                maxLength={200}
                value={password}
                onChange={(event) => {
                  changed();
                  setPassword(event.target.value);
                }}
                error={passwordProblem?.text ?? error?.field('password')}
                hint="Opens an encrypted key or a PKCS #12 file. Leave it empty when there is none. It is used once and not kept."
              />
            )}
            <p className="text-sm text-muted">
              A private key is sent to this portal over the same connection as the rest. Looking
              stores nothing. Keeping seals the key into the vault, from where the portal signs with
              it; it is never shown again, and only an export with a password, which owners and
              admins can make, takes it out.
            </p>
            <FormError error={error} shown={['files', 'password']} />
            <div className="flex justify-end">
              <Button type="submit" kind={look ? 'secondary' : 'primary'} busy={isBusy}>
                Look
              </Button>
            </div>
          </Form>
        </CardBody>
      </Card>
      <p role="status" className="sr-only">
        {look && spoken(look.inspection)}
      </p>
      {look && (
        <UploadFindings
          inspection={look.inspection}
          root={`/w/${workspace}/certificates`}
          now={now}
        />
      )}
      {look?.inspection.isAcceptable && (
        <KeepForm
          workspace={workspace}
          upload={look.upload}
          inspection={look.inspection}
          communities={communities}
        />
      )}
    </div>
  );
}

function spoken({ isAcceptable, duplicateOf }: UploadInspection): string {
  if (isAcceptable) return 'It can be kept. What is in it is shown below the form.';
  if (duplicateOf !== null) return 'The workspace has this certificate already.';
  return 'It cannot be kept. The reasons are shown below the form.';
}
