'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import {
  variableError,
  variableFields,
  variableInput,
} from '@/components/environments/variable-input';
import type { VariableDraft } from '@/components/environments/variable-row';
import { VariableRows } from '@/components/environments/variable-rows';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import type { ImportedEnvironment } from '@/lib/run/import/imported';
import { EnvironmentSchema } from '@/lib/schemas/environment';
import type { ConsoleData } from '../console-data';

const isEmptySecret = ({ isSecret, value }: VariableDraft) => isSecret && !value;

/** Offers variables that came along as a new environment: the name and the values can be changed before it is made. */
export function ImportEnvironment({
  data: { workspace, mayManageEnvironments },
  environment,
}: Readonly<{ data: ConsoleData; environment: ImportedEnvironment }>) {
  const router = useRouter();
  const [name, setName] = useState(environment.name.slice(0, 60));
  const [made, setMade] = useState<string | null>(null);
  const [variables, setVariables] = useState<VariableDraft[]>(() =>
    environment.variables.map((variable) => ({ ...variable, key: variable.name, keptAs: null })),
  );
  const kept = variables.filter((variable) => !isEmptySecret(variable));
  const empty = variables.filter(isEmptySecret).map((variable) => variable.name);
  const { isBusy, error, submit } = useSubmit(async () => {
    const saved = await callApi(
      EnvironmentSchema,
      'POST',
      `/workspaces/${workspace}/environments`,
      {
        name,
        colour: 'blue',
        variables: kept.map(variableInput),
      },
    );
    setMade(saved.name);
    toast.success(`Made: ${saved.name}`);
    router.refresh();
  });
  if (made !== null) {
    return (
      <p role="status" className="rounded-lg border border-line p-4 text-sm">
        The environment “{made}” was made with {counted(kept.length, 'variable')}. Choose it in the
        console.
        {empty.length > 0 && ` Still to be added there: ${empty.join(', ')}.`}
      </p>
    );
  }
  return (
    <Form
      aria-label={`Variables of ${environment.name}`}
      className="space-y-3 rounded-lg border border-line p-4"
      onSubmit={submit}
      noValidate
    >
      <p className="text-sm font-medium">
        {counted(variables.length, 'variable')} of {environment.name}
      </p>
      {mayManageEnvironments && (
        <TextField
          label="Name of the new environment"
          maxLength={60}
          value={name}
          error={error?.field('name')}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <fieldset disabled={!mayManageEnvironments} className="min-w-0">
        <VariableRows
          label={`Variables of ${environment.name}`}
          variables={variables}
          errorOf={(variable) => variableError(error, kept.indexOf(variable))}
          onChange={setVariables}
        />
      </fieldset>
      {empty.length > 0 && (
        <p className="text-xs text-muted">
          Secret, and left behind: {empty.join(', ')}. Write the value here, or later in the
          environment; what stays empty is not made.
        </p>
      )}
      <FormError error={error} shown={['name', ...variableFields(kept.length)]} />
      {mayManageEnvironments ? (
        <Button type="submit" busy={isBusy} disabled={kept.length === 0 || name.trim() === ''}>
          Make the environment
        </Button>
      ) : (
        <p className="text-xs text-muted">
          Your role in this workspace may use environments, not make them.
        </p>
      )}
    </Form>
  );
}
