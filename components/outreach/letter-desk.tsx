'use client';

import { Download, Mail, PenLine } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { callApi, downloadFromApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { saveBlob } from '@/components/save-blob';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { mailtoLink } from '@/lib/format/mailto';
import { LetterKindSchema, letterTemplates, type LetterKind } from '@/lib/guide/outreach/letters';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { LetterSchema, type KnownHolder, type LetterView } from '@/lib/schemas/outreach';
import { ContactForm } from './contact-form';
import { HolderFields } from './holder-fields';

/** Writes letters to holders from the facts of an app; they can be changed before they are used. */
export function LetterDesk({
  workspace,
  appId,
  known,
  today,
  mayManage,
}: Readonly<{
  workspace: string;
  appId: string;
  known: readonly KnownHolder[];
  /** `YYYY-MM-DD` */
  today: string;
  mayManage: boolean;
}>) {
  const [kind, setKind] = useState<LetterKind>('method');
  const [grantType, setGrantType] = useState<GrantType>('authorization_code');
  const [holder, setHolder] = useState({ holder: '', holderBaseUrl: '' });
  const [letter, setLetter] = useState<LetterView | null>(null);
  const root = `/workspaces/${workspace}/apps/${appId}/outreach`;
  const [isLogging, setLogging] = useState(false);
  const wanted = { kind, grantType, ...holder };
  const writing = useSubmit(async () => {
    const query = new URLSearchParams(wanted);
    setLetter(await callApi(LetterSchema, 'GET', `${root}/letter?${query.toString()}`));
  });
  const packing = useSubmit(async ({ subject, body }: LetterView) => {
    await downloadFromApi(`${root}/packet`, { ...wanted, subject, body }, 'packet.zip');
  });
  return (
    <Card>
      <CardHeader
        title="Write to a holder"
        description={
          <>
            The portal writes the letter to the{' '}
            <ClientTerm id="holder" term="holder">
              data holder
            </ClientTerm>{' '}
            from what it knows of your app. Change it before you send it.
          </>
        }
      />
      <CardBody className="space-y-4">
        <Form onSubmit={writing.submit} className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              label="What you want"
              hint={letterTemplates[kind].when}
              value={kind}
              onChange={(event) => setKind(event.target.value as LetterKind)}
            >
              {LetterKindSchema.options.map((one) => (
                <option key={one} value={one}>
                  {letterTemplates[one].title}
                </option>
              ))}
            </SelectField>
            <SelectField
              label="Who uses the app"
              value={grantType}
              onChange={(event) => setGrantType(event.target.value as GrantType)}
            >
              <option value="authorization_code">People who sign in</option>
              <option value="client_credentials">A server on its own</option>
            </SelectField>
            <HolderFields
              value={holder}
              known={known}
              hint="If you know it."
              errorOf={(field) => writing.error?.field(field)}
              onChange={setHolder}
            />
          </div>
          <FormError error={writing.error} shown={['holderBaseUrl']} />
          <Button type="submit" kind="primary" busy={writing.isBusy}>
            Write the letter
          </Button>
        </Form>
        {letter && (
          <div className="space-y-4 border-t border-line pt-4">
            {letter.missing.length > 0 && (
              <Callout tone="warn" title="The letter would say more">
                <ul className="list-disc pl-4">
                  {letter.missing.map(({ what, path }) => (
                    <li key={what}>
                      <Link
                        href={`/w/${workspace}/apps/${appId}${path}`}
                        className="underline underline-offset-2"
                      >
                        {what}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Callout>
            )}
            <TextField
              label="Subject"
              maxLength={300}
              value={letter.subject}
              onChange={(event) => setLetter({ ...letter, subject: event.target.value })}
            />
            <TextAreaField
              label="Letter"
              rows={24}
              mono
              maxLength={20_000}
              value={letter.body}
              onChange={(event) => setLetter({ ...letter, body: event.target.value })}
            />
            <div className="flex flex-wrap items-center gap-2">
              <a href={mailtoLink(letter)} className={buttonClass()}>
                <Mail aria-hidden /> Open in mail
              </a>
              <CopyButton value={letter.body} label="letter" showLabel />
              {(['txt', 'md'] as const).map((ending) => (
                <Button
                  key={ending}
                  onClick={() => {
                    const head = ending === 'md' ? `# ${letter.subject}` : letter.subject;
                    const text = `${head}\n\n${letter.body}\n`;
                    saveBlob(new Blob([text], { type: 'text/plain' }), `letter.${ending}`);
                  }}
                >
                  <Download aria-hidden /> .{ending}
                </Button>
              ))}
              {mayManage && (
                <>
                  <Button busy={packing.isBusy} onClick={() => void packing.submit(letter)}>
                    <Download aria-hidden /> Packet (.zip)
                  </Button>
                  <Button onClick={() => setLogging(true)}>
                    <PenLine aria-hidden /> Log that it was sent
                  </Button>
                </>
              )}
            </div>
            <p className="text-xs text-muted">
              The packet has the letter, the profile, the public keys, the certificate if there is
              one, and what a <ClientTerm id="software-statement" term="software statement" /> would
              say. Nothing secret is in it.
            </p>
            <FormError error={packing.error} />
          </div>
        )}
      </CardBody>
      <Dialog
        open={isLogging}
        onOpenChange={setLogging}
        title="Log a contact"
        className="max-w-2xl"
      >
        <ContactForm
          root={`/workspaces/${workspace}/apps/${appId}/contacts`}
          contact={null}
          start={{ ...holder, what: letter?.subject ?? '' }}
          known={known}
          today={today}
          onDone={() => setLogging(false)}
        />
      </Dialog>
    </Card>
  );
}
