'use client';

import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { stringArray } from '@/lib/protocol/json-body';
import { LinesField } from './lines-field';

type Claims = Readonly<Record<string, unknown>>;

const textClaims = [
  { name: 'iss', label: 'Issuer (iss)', hint: 'A URI of the certificate, byte for byte.' },
  { name: 'client_name', label: 'Name (client_name)' },
  { name: 'logo_uri', label: 'Logo (logo_uri)' },
  { name: 'aud', label: 'Registration endpoint (aud)', hint: 'A run takes the signed one.' },
] as const;

const listClaims = [
  { name: 'contacts', label: 'Contacts', hint: 'One a line, at least one mailto:.' },
  { name: 'redirect_uris', label: 'Redirect URIs', hint: 'One a line; only with a user.' },
] as const;

const grants = [
  { value: 'client_credentials', words: 'client_credentials' },
  { value: 'authorization_code', words: 'authorization_code' },
  { value: 'authorization_code refresh_token', words: 'authorization_code with refresh_token' },
  { value: '', words: 'empty: cancels the registration' },
] as const;

function text(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** The claims that people change most, as a form. An empty field takes its claim away. */
export function ClaimFields({
  claims,
  onChange,
}: Readonly<{ claims: Claims; onChange: (name: string, value: unknown) => void }>) {
  const types = stringArray(claims['grant_types']);
  const joined = types?.join(' ');
  const isKnown = grants.some(({ value }) => value === joined);
  const hasUser = types?.includes('authorization_code') || claims['redirect_uris'] !== undefined;
  const lists = listClaims.filter(({ name }) => name !== 'redirect_uris' || hasUser);
  return (
    <div className="space-y-4">
      {textClaims.map(({ name, label, ...more }) => (
        <TextField
          key={name}
          label={label}
          mono={name !== 'client_name'}
          value={text(claims[name])}
          onChange={(event) => onChange(name, event.target.value || undefined)}
          {...more}
        />
      ))}
      {lists.map(({ name, label, hint }) => (
        <LinesField
          key={name}
          label={label}
          hint={hint}
          value={claims[name]}
          onChange={(lines) => onChange(name, lines)}
        />
      ))}
      <SelectField
        label="Workflow (grant_types)"
        value={isKnown ? joined : 'other'}
        onChange={(event) =>
          onChange('grant_types', event.target.value === '' ? [] : event.target.value.split(' '))
        }
      >
        {!isKnown && <option value="other">as the JSON has it</option>}
        {grants.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label="Scope"
        mono
        rows={2}
        value={text(claims['scope'])}
        onChange={(event) => onChange('scope', event.target.value || undefined)}
      />
    </div>
  );
}
