'use client';

import Link from 'next/link';
import { EnvironmentBadge } from '@/components/environments/environment-badge';
import { SelectField } from '@/components/ui/field';
import type { Environment } from '@/lib/schemas/environment';
import { variablesIn } from '@/lib/run/variables';
import { runRequestOf, type ConsoleState } from '../console-state';
import { meaningOf } from './template-preview';

/** What is said below the picker: what production means, else which names nothing stands for. */
function noteOf(state: ConsoleState, environment: Environment | null): string | undefined {
  const missing = variablesIn(runRequestOf(state)).filter(
    (name) => meaningOf(environment, name).kind === 'unknown',
  );
  if (missing.length > 0) {
    const names = missing.map((name) => `{{${name}}}`).join(', ');
    return environment
      ? `${names}: not defined in ${environment.name}.`
      : `${names}: choose an environment that defines it.`;
  }
  return environment?.isProduction
    ? 'Production: bodies of answers are not kept, and a write asks before it is sent.'
    : undefined;
}

/** With which environment the request is sent. */
export function EnvironmentPicker({
  workspace,
  environments,
  state,
  environment,
  mayManage,
  onChange,
  error,
}: Readonly<{
  workspace: string;
  environments: readonly Environment[];
  state: ConsoleState;
  environment: Environment | null;
  mayManage: boolean;
  onChange: (id: string) => void;
  error: string | undefined;
}>) {
  const { environment: id } = state.target;
  const page = `/w/${workspace}/console/environments`;
  const note = noteOf(state, environment);
  return (
    <SelectField
      label={
        <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
          Environment
          {environment && <EnvironmentBadge environment={environment} />}
        </span>
      }
      aside={
        <Link href={page} className="text-xs text-muted underline underline-offset-2">
          {mayManage ? 'Manage' : 'See them'}
        </Link>
      }
      value={id}
      error={error}
      hint={note}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">No environment</option>
      {environments.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {entry.name}
          {entry.isProduction && ' (production)'}
        </option>
      ))}
      {id !== '' && !environment && <option value={id}>An environment that is gone</option>}
    </SelectField>
  );
}
