'use client';

import Link from 'next/link';
import { SelectField } from '@/components/ui/field';
import type { Environment } from '@/lib/schemas/environment';
import { EnvironmentBadge } from './environment-badge';

/** Chooses an environment of the workspace, or none; the one that is chosen is shown in its colour. */
export function EnvironmentField({
  workspace,
  environments,
  value,
  onChange,
  linkText = 'See them',
  hint,
  error,
}: Readonly<{
  workspace: string;
  environments: readonly Environment[];
  /** The id of the one that is chosen; empty: none. */
  value: string;
  onChange: (id: string) => void;
  /** What the way to the environments is called. */
  linkText?: string;
  hint: string | undefined;
  error?: string | undefined;
}>) {
  const environment = environments.find(({ id }) => id === value);
  return (
    <SelectField
      label={
        <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
          Environment
          {environment && <EnvironmentBadge environment={environment} />}
        </span>
      }
      aside={
        <Link
          href={`/w/${workspace}/console/environments`}
          className="text-xs text-muted underline underline-offset-2"
        >
          {linkText}
        </Link>
      }
      value={value}
      error={error}
      hint={hint}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">No environment</option>
      {environments.map(({ id, name, isProduction }) => (
        <option key={id} value={id}>
          {name}
          {isProduction && ' (production)'}
        </option>
      ))}
      {value !== '' && !environment && <option value={value}>An environment that is gone</option>}
    </SelectField>
  );
}
