'use client';

import { PasswordField } from '@/components/ui/password-field';
import { Button } from '@/components/ui/button';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { hasPackedFile, type DoctorState } from './doctor-state';
import { FileDrop } from '@/components/files/file-drop';
import { looksLike } from './looks-like';

interface Props {
  state: DoctorState;
  change: (part: Partial<DoctorState>) => void;
  errorAt: (path: string) => string | undefined;
  certificates: readonly { id: string; label: string }[];
}

/** What is to be examined: a holder, a text, files, or a certificate of the workspace. */
export function SubjectFields({ state, change, errorAt, certificates }: Readonly<Props>) {
  const look = looksLike(state.text);
  // Not before it is wanted: by the kind of file, or by the portal that could not open it.
  const needsPassword =
    state.password !== '' ||
    hasPackedFile(state.files) ||
    errorAt('subject.password') !== undefined;
  return (
    <Tabs
      value={state.kind}
      onValueChange={(kind) => change({ kind: kind as DoctorState['kind'] })}
    >
      <TabList aria-label="What to examine" className="mb-4">
        <Tab value="address">Holder</Tab>
        <Tab value="text">Paste</Tab>
        <Tab value="files">Files</Tab>
        <Tab value="certificate">Workspace</Tab>
      </TabList>
      <TabPanel value="address" className="space-y-3">
        <TextField
          label="Address of the holder"
          mono
          value={state.address}
          onChange={(event) => change({ address: event.target.value })}
          error={errorAt('subject.address')}
          placeholder="https://fhir.example.org/r4"
          hint="FHIR base URL, or the address of its /.well-known/udap."
          aside={
            <Button
              size="sm"
              kind="ghost"
              onClick={() => change({ address: 'harbor', community: '' })}
            >
              Use harbor
            </Button>
          }
        />
        <TextField
          label="Community to ask for"
          mono
          value={state.community}
          onChange={(event) => change({ community: event.target.value })}
          error={errorAt('subject.community')}
          placeholder="urn:… or https://…"
          hint="Sent as ?community=. Empty: the holder chooses."
        />
      </TabPanel>
      <TabPanel value="text">
        <TextAreaField
          label="Certificate, chain or JWT"
          mono
          spellCheck={false}
          value={state.text}
          onChange={(event) => change({ text: event.target.value })}
          error={errorAt('subject.text')}
          placeholder={'-----BEGIN CERTIFICATE-----\n… or eyJhbGciOi…'}
          hint={look?.words ?? 'PEM in any order, base64 of DER, or a JWT with x5c.'}
          rows={8}
        />
        {look?.isAddress && (
          <Button
            size="sm"
            className="mt-2"
            onClick={() => change({ kind: 'address', address: state.text.trim(), text: '' })}
          >
            Examine it as a holder
          </Button>
        )}
      </TabPanel>
      <TabPanel value="files" className="space-y-3">
        <FileDrop
          files={state.files}
          hint="PEM, DER, PKCS #7, PKCS #12. They are examined and not kept; nor is a private key that is among them."
          error={errorAt('subject.files')}
          onChange={(files) => change({ files })}
        />
        {needsPassword && (
          <PasswordField
            label="Password of the file"
            autoComplete="off"
            value={state.password}
            onChange={(event) => change({ password: event.target.value })}
            error={errorAt('subject.password')}
            hint="It opens the file and is not kept."
          />
        )}
      </TabPanel>
      <TabPanel value="certificate">
        <SelectField
          label="Certificate of this workspace"
          value={state.certificateId}
          onChange={(event) => change({ certificateId: event.target.value })}
          error={errorAt('subject.certificateId')}
        >
          <option value="">
            {certificates.length > 0 ? 'Choose one' : 'The workspace has none yet'}
          </option>
          {certificates.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      </TabPanel>
    </Tabs>
  );
}
