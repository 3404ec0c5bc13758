'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { VariableRow, type VariableDraft } from '@/components/environments/variable-row';
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
  const [variables, setVariables] = useState<readonly VariableDraft[]>(() =>
    environment.variables.map((variable) => ({ ...variable, key: variable.name, keptAs: null })),
  );
  const kept = variables.filter((variable) => !isEmptySecret(variable));
  const empty = variables.filter(isEmptySecret);
  const { isBusy, error, submit } = useSubmit(async () => {
    const saved = await callApi(
      EnvironmentSchema,
      'POST',
      `/workspaces/${workspace}/environments`,
      {
        name,
        colour: 'blue',
        variables: kept.map((variable) => ({
          kind: variable.isSecret ? 'secret' : 'plain',
          name: variable.name.trim(),
          value: variable.value ?? '',
        })),
      },
    );
    setMade(saved.name);
    toast.success(`Made: ${saved.name}`);
    router.refresh();
  });
  const errorOf = (draft: VariableDraft): string | undefined => {
    const at = kept.indexOf(draft);
    return error?.field(`variables.${at}.name`) ?? error?.field(`variables.${at}.value`);
  };
  const emptyNote =
    empty.length > 0
      ? `Secret, and left behind: ${empty.map((variable) => variable.name).join(', ')}. Write the value here, or later in the environment; what stays empty is not made.`
      : null;
  if (made !== null) {
    return (
      <p role="status" className="rounded-lg border border-line p-4 text-sm">
        The environment “{made}” was made with {counted(kept.length, 'variable')}. Choose it in the
        console.
        {empty.length > 0 &&
          ` Still to be added there: ${empty.map((variable) => variable.name).join(', ')}.`}
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
        <ul aria-label={`Variables of ${environment.name}`} className="divide-y divide-line">
          {variables.map((variable, at) => (
            <VariableRow
              key={variable.key}
              variable={variable}
              number={at + 1}
              error={errorOf(variable)}
              onChange={(part) =>
                setVariables((before) =>
                  before.map((one) => (one.key === variable.key ? { ...one, ...part } : one)),
                )
              }
              onRemove={() =>
                setVariables((before) => before.filter(({ key }) => key !== variable.key))
              }
            />
          ))}
        </ul>
      </fieldset>
      {emptyNote !== null && <p className="text-xs text-muted">{emptyNote}</p>}
      <FormError
        error={error}
        shown={[
          'name',
          ...kept.flatMap((_, at) => [`variables.${at}.name`, `variables.${at}.value`]),
        ]}
      />
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
