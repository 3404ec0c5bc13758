'use client';

import { SelectField, TextField } from '@/components/ui/field';
import type { ApiError } from '@/components/api-client';
import { dayOf } from '@/lib/format/dates';
import { AuthMethodSchema } from '@/lib/protocol/registration/client-metadata';
import { authMethodWords, type CertificateChoice } from './bulk-choices';

/** What UDAP needs to know: which certificate signs. */
export function UdapFields({
  certificates,
  error,
}: Readonly<{ certificates: readonly CertificateChoice[]; error: ApiError | null }>) {
  return (
    <SelectField
      label="Certificate"
      name="certificateId"
      hint="Left to the portal, each holder gets one whose URI is the issuer and whose community it trusts."
      error={error?.field('certificateId')}
    >
      <option value="">Chosen for each holder</option>
      {certificates.map(({ id, subject, community, notAfter }) => (
        <option key={id} value={id}>
          {subject} · {community || 'of no community'} · until {dayOf(notAfter)}
        </option>
      ))}
    </SelectField>
  );
}

/** What RFC 7591 needs to know: how the client authenticates, and a token that lets it register. */
export function PlainFields({ error }: Readonly<{ error: ApiError | null }>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label="How the client authenticates" name="authMethod">
        {AuthMethodSchema.options.map((method) => (
          <option key={method} value={method}>
            {authMethodWords[method]}
          </option>
        ))}
      </SelectField>
      <SelectField label="Keys of the app" name="keys" hint="For signed assertions only.">
        <option value="jwks_uri">by address (jwks_uri)</option>
        <option value="jwks">by value (jwks)</option>
      </SelectField>
      <TextField
        className="sm:col-span-2"
        label="Initial access token"
        name="initialAccessToken"
        type="password"
        autoComplete="off"
        hint="Only where the holders ask for one. It is sealed, sent to each of the holders, and never shown."
        error={error?.field('initialAccessToken')}
      />
    </div>
  );
}
