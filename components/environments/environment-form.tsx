'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  EnvironmentColourSchema,
  EnvironmentSchema,
  type Environment,
  type Variable,
} from '@/lib/schemas/environment';
import { EnvironmentBadge } from './environment-badge';
import { variableError, variableFields, variableInput } from './variable-input';
import type { VariableDraft } from './variable-row';
import { VariableRows } from './variable-rows';

function draftOf(variable: Variable): VariableDraft {
  const isSecret = variable.kind === 'secret';
  return {
    key: variable.name,
    name: variable.name,
    isSecret,
    value: isSecret ? null : variable.value,
    keptAs: isSecret ? variable.name : null,
  };
}

const newVariable = (): VariableDraft => ({
  key: crypto.randomUUID(),
  name: '',
  isSecret: false,
  value: '',
  keptAs: null,
});

/** The form of a new environment, or of one that is there. */
export function EnvironmentForm({
  workspace,
  environment,
  startsAsProduction = false,
  readOnly = false,
}: Readonly<{
  workspace: string;
  environment: Environment | null;
  /** Whether a new one is marked as production at first. */
  startsAsProduction?: boolean;
  readOnly?: boolean;
}>) {
  const router = useRouter();
  const [name, setName] = useState(environment?.name ?? '');
  const [colour, setColour] = useState(
    environment?.colour ?? (startsAsProduction ? 'red' : 'blue'),
  );
  const [isProduction, setProduction] = useState(environment?.isProduction ?? startsAsProduction);
  const [variables, setVariables] = useState<VariableDraft[]>(
    environment?.variables.map(draftOf) ?? [
      { ...newVariable(), key: 'first', name: 'patient', value: '' },
    ],
  );
  const root = `/workspaces/${workspace}/environments`;
  const list = `/w/${workspace}/console/environments`;
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = { name, colour, isProduction, variables: variables.map(variableInput) };
    const saved = environment
      ? await callApi(EnvironmentSchema, 'PUT', `${root}/${environment.id}`, {
          ...body,
          version: environment.version,
        })
      : await callApi(EnvironmentSchema, 'POST', root, body);
    toast.success(`Saved: ${saved.name}`);
    router.push(list);
    router.refresh();
  });

  return (
    <Form onSubmit={submit} noValidate>
      <fieldset disabled={readOnly} className="min-w-0 space-y-5">
        <Card>
          <CardHeader title="What it is" />
          <CardBody className="space-y-4">
            <TextField
              label="Name"
              maxLength={60}
              value={name}
              error={error?.field('name')}
              placeholder="Staging"
              onChange={(event) => setName(event.target.value)}
            />
            <fieldset>
              <legend className="mb-1 text-sm font-medium">Colour</legend>
              <div className="flex flex-wrap gap-x-4 gap-y-2">
                {EnvironmentColourSchema.options.map((option) => (
                  <label key={option} className="inline-flex items-center gap-1.5 text-sm">
                    <input
                      type="radio"
                      name="colour"
                      checked={colour === option}
                      onChange={() => setColour(option)}
                      className="accent-accent"
                    />
                    <EnvironmentBadge
                      environment={{ name: option, colour: option, isProduction: false }}
                    />
                  </label>
                ))}
              </div>
            </fieldset>
            <CheckboxField
              label="This is production: it has data of real people"
              hint="Bodies of answers and what an id_token says of a person are not kept with a run, only status, sizes and times. A request that writes is sent only once somebody confirmed its method and host."
              checked={isProduction}
              onChange={(event) => {
                setProduction(event.target.checked);
                if (event.target.checked && colour !== 'red') setColour('red');
              }}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Variables"
            description={
              <>
                Write <code className="font-mono text-xs">{'{{name}}'}</code> in the address of a{' '}
                <ClientTerm id="holder" term="holder" />, a path, a header, a body or a{' '}
                <ClientTerm id="scope" term="scope" />: the value stands there when the request is
                sent. Secrets are sealed, never shown again, and masked in all that is recorded.
              </>
            }
          />
          <CardBody>
            {variables.length === 0 ? (
              <p className="pb-3 text-sm text-muted">It has no variable yet.</p>
            ) : (
              <VariableRows
                label="Variables"
                variables={variables}
                errorOf={(variable) => variableError(error, variables.indexOf(variable))}
                onChange={setVariables}
              />
            )}
            <Button
              size="sm"
              disabled={variables.length >= 100}
              onClick={() => setVariables((before) => [...before, newVariable()])}
            >
              <Plus aria-hidden /> Add a variable
            </Button>
          </CardBody>
        </Card>
        <FormError error={error} shown={['name', ...variableFields(variables.length)]} />
        {error?.problem.code === 'resource.changed' && (
          <Callout>Copy what you wrote, then reload this page to see what is there now.</Callout>
        )}
        {!readOnly && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => router.push(list)}>Cancel</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Save
            </Button>
          </div>
        )}
      </fieldset>
    </Form>
  );
}
