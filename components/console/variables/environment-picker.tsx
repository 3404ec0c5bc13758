'use client';

import { EnvironmentField } from '@/components/environments/environment-field';
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
  return (
    <EnvironmentField
      workspace={workspace}
      environments={environments}
      value={state.target.environment}
      onChange={onChange}
      linkText={mayManage ? 'Manage' : 'See them'}
      hint={noteOf(state, environment)}
      error={error}
    />
  );
}
