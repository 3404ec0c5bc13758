'use client';

import type { ApiError } from '@/components/api-client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextAreaField, TextField } from '@/components/ui/field';
import { errorAt } from './error-at';
import type { ProfileDraft } from './profile-draft';

/** Which holder a profile is of. The key of one that exists stays. */
export function HolderFields({
  draft,
  onChange,
  error,
  isNew,
}: Readonly<{
  draft: ProfileDraft;
  onChange: (part: Partial<ProfileDraft>) => void;
  error: ApiError | null;
  isNew: boolean;
}>) {
  return (
    <Card>
      <CardHeader title="The holder" />
      <CardBody className="space-y-3">
        <TextField
          label="Name"
          maxLength={120}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          error={errorAt(error, 'name')}
        />
        {isNew && (
          <TextField
            label="Key"
            mono
            maxLength={61}
            autoCapitalize="none"
            spellCheck={false}
            value={draft.key}
            onChange={(event) => onChange({ key: event.target.value })}
            error={errorAt(error, 'key')}
            placeholder="acme-health"
            hint="Names the profile in addresses and in registrations, and stays: small letters, digits and hyphens."
          />
        )}
        <TextAreaField
          label="Summary"
          rows={3}
          maxLength={1000}
          value={draft.summary}
          onChange={(event) => onChange({ summary: event.target.value })}
          error={errorAt(error, 'summary')}
        />
        <TextAreaField
          label="Hosts"
          mono
          rows={3}
          spellCheck={false}
          value={draft.hosts}
          onChange={(event) => onChange({ hosts: event.target.value })}
          error={errorAt(error, 'hosts')}
          placeholder={'fhir.example.org\n*.example.org'}
          hint="Of its FHIR base URLs, one a line; *. stands for every name below. The longest that fits wins."
        />
      </CardBody>
    </Card>
  );
}
