'use client';

import type { ApiError } from '@/components/api-client';
import { TextAreaField, TextField } from '@/components/ui/field';
import { ListField } from './list-field';
import type { RequestDraft } from './request-draft';

/** What the applicant tells about the organization and the app. */
export function AppFields({
  draft,
  onChange,
  error,
  sanSchemes,
}: Readonly<{
  draft: RequestDraft;
  onChange: (changes: Partial<RequestDraft>) => void;
  error: ApiError | null;
  sanSchemes: readonly string[];
}>) {
  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Organization"
          required
          maxLength={64}
          autoComplete="organization"
          hint="Its legal name; it becomes the organization of the certificate."
          value={draft.organization}
          onChange={(event) => onChange({ organization: event.target.value })}
          error={error?.field('form.organization')}
        />
        <TextField
          label="Name of the app"
          required
          maxLength={64}
          autoComplete="off"
          hint="It becomes the common name of the certificate."
          value={draft.appName}
          onChange={(event) => onChange({ appName: event.target.value })}
          error={error?.field('form.appName')}
        />
      </div>
      <ListField
        legend="URIs of the app"
        hint={
          <>
            They go into the certificate byte for byte (subject alternative names). The first one is
            the issuer of the app’s software statements: holders know the app by it, so it must stay
            the same for ever. An https address that the organization owns is best; nothing has to
            be there.
            {sanSchemes.length > 0 && (
              <> This community takes URIs that begin with {sanSchemes.join(': or ')}:.</>
            )}
          </>
        }
        rowLabel={(index) => (index === 0 ? 'First URI, the issuer' : `URI ${index + 1}`)}
        addLabel="Add a URI"
        mono
        placeholder="https://app.example.org"
        values={draft.sanUris}
        onChange={(sanUris) => onChange({ sanUris })}
        errorAt={(index) =>
          error?.field(`form.sanUris.${index}`) ??
          (index === 0 ? error?.field('form.sanUris') : undefined)
        }
        max={10}
      />
      <ListField
        legend="Contacts"
        hint="Mail addresses that are read when something is wrong with the app."
        rowLabel={(index) => (index === 0 ? 'Contact' : `Contact ${index + 1}`)}
        addLabel="Add a contact"
        type="email"
        values={draft.contacts}
        onChange={(contacts) => onChange({ contacts })}
        errorAt={(index) =>
          error?.field(`form.contacts.${index}`) ??
          (index === 0 ? error?.field('form.contacts') : undefined)
        }
        max={8}
      />
      <TextField
        label="Website (optional)"
        type="url"
        autoComplete="url"
        placeholder="https://www.example.org"
        value={draft.website}
        onChange={(event) => onChange({ website: event.target.value })}
        error={
          error?.field('form.website') === undefined
            ? undefined
            : 'Give an address that begins with https:// or http://, or leave it empty.'
        }
      />
      <TextAreaField
        label="What the app does (optional)"
        maxLength={2000}
        hint="For the reviewer: who uses it, and for what."
        value={draft.purpose}
        onChange={(event) => onChange({ purpose: event.target.value })}
        error={error?.field('form.purpose')}
      />
    </div>
  );
}
