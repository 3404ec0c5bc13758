'use client';

import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { PasswordField } from '@/components/ui/password-field';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { byteSize } from '@/lib/format/quantities';
import { looksLike, type DoctorState } from './doctor-state';

interface Props {
  state: DoctorState;
  change: (part: Partial<DoctorState>) => void;
  errorAt: (path: string) => string | undefined;
  certificates: readonly { id: string; label: string }[];
}

/** Files by dropping or choosing; what was chosen is listed. */
function FilesField({ state, change, errorAt }: Omit<Props, 'certificates'>) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const error = errorAt('subject.files');
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        Files
      </label>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          change({ files: [...event.dataTransfer.files] });
        }}
        className={cn(
          'rounded-lg border-2 border-dashed border-line-strong/60 p-4 text-center text-sm text-muted',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        <FileUp aria-hidden className="mx-auto mb-2 size-6" />
        <p className="mb-2">Drop files here, or choose them: PEM, DER, PKCS #7, PKCS #12.</p>
        <input
          id={id}
          type="file"
          multiple
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => change({ files: [...(event.target.files ?? [])] })}
          className="max-w-full text-xs"
        />
      </div>
      <p id={`${id}-note`} className={cn('mt-1 text-xs', error ? 'text-fail' : 'text-muted')}>
        {error ??
          (state.files.length > 0
            ? state.files.map(({ name, size }) => `${name} (${byteSize(size)})`).join(', ')
            : 'They are examined and not kept; nor is a private key that is among them.')}
      </p>
    </div>
  );
}

/** What is to be examined: a holder, a text, files, or a certificate of the workspace. */
export function SubjectFields({ state, change, errorAt, certificates }: Readonly<Props>) {
  return (
    <Tabs
      value={state.kind}
      onValueChange={(kind) => change({ kind: kind as DoctorState['kind'] })}
    >
      <TabList aria-label="What to examine" className="mb-4">
        <Tab value="address">A holder</Tab>
        <Tab value="text">Pasted text</Tab>
        <Tab value="files">Files</Tab>
        <Tab value="certificate">One of ours</Tab>
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
          hint={looksLike(state.text) || 'PEM in any order, base64 of DER, or a JWT with x5c.'}
        />
      </TabPanel>
      <TabPanel value="files" className="space-y-3">
        <FilesField state={state} change={change} errorAt={errorAt} />
        <PasswordField
          label="Password of the file"
          autoComplete="off"
          value={state.password}
          onChange={(event) => change({ password: event.target.value })}
          error={errorAt('subject.password')}
          hint="For PKCS #12 and encrypted keys."
        />
      </TabPanel>
      <TabPanel value="certificate">
        <SelectField
          label="Certificate"
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
