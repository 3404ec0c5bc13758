'use client';

import { RefreshCw } from 'lucide-react';
import type { CapableResource } from '@/lib/protocol/fhir/capability-model';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { counted } from '@/lib/format/quantities';
import {
  paramRow,
  paramRows,
  singleParam,
  withParamRows,
  withSingleParam,
  type ParamRow,
} from '../request/param-rows';
import type { RequestForm } from '../request/request-form';
import { AddParam } from './add-param';
import { resourceOf, typeOfPath } from './declared';
import type { useCapabilities } from './use-capabilities';

type Change = (part: Partial<RequestForm>) => void;

/** Where an operation of a type is asked for: most of them at one resource, an export of Patient at the type. */
function operationPath(type: string, name: string): string {
  const isOfType = name === 'validate' || (type === 'Patient' && name === 'export');
  return isOfType ? `${type}/$${name}` : `${type}/{id}/$${name}`;
}

function Includes({
  name,
  title,
  declared,
  rows,
  onRows,
}: Readonly<{
  name: '_include' | '_revinclude';
  title: string;
  declared: readonly string[];
  rows: readonly ParamRow[];
  onRows: (rows: ParamRow[]) => void;
}>) {
  if (declared.length === 0) return null;
  return (
    <fieldset className="min-w-0 space-y-1">
      <legend className="mb-1 text-xs font-medium">{title}</legend>
      <div className="max-h-44 space-y-1 overflow-y-auto rounded-md border border-line p-2">
        {declared.map((value) => {
          const isSame = (row: ParamRow) => row.isOn && row.name === name && row.value === value;
          return (
            <CheckboxField
              key={value}
              label={<span className="font-mono text-xs">{value}</span>}
              checked={rows.some(isSame)}
              onChange={(event) =>
                onRows(
                  event.target.checked
                    ? [...rows, paramRow(name, value)]
                    : rows.filter((row) => !isSame(row)),
                )
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function SearchParts({
  resource,
  form,
  change,
}: Readonly<{ resource: CapableResource | null; form: RequestForm; change: Change }>) {
  const rows = paramRows(form);
  const onRows = (next: ParamRow[]): void => change(withParamRows(form.path, next));
  const sort = singleParam(rows, '_sort');
  const names = resource?.searchParams.map(({ name }) => name) ?? [];
  return (
    <div className="space-y-3">
      <AddParam
        resource={resource}
        path={form.path}
        onAdd={(name, value) => onRows([...rows, paramRow(name, value)])}
      />
      <div className="flex gap-2">
        <SelectField
          label="Sort by"
          className="flex-1"
          value={sort}
          onChange={(event) => onRows(withSingleParam(rows, '_sort', event.target.value))}
        >
          <option value="">The server’s order</option>
          {sort !== '' && !names.includes(sort.replace(/^-/, '')) && (
            <option value={sort}>{sort}</option>
          )}
          {names.flatMap((name) => [
            <option key={name} value={name}>
              {name}, first to last
            </option>,
            <option key={`-${name}`} value={`-${name}`}>
              {name}, last to first
            </option>,
          ])}
        </SelectField>
        <TextField
          label="On one page"
          className="w-28 shrink-0"
          inputMode="numeric"
          value={singleParam(rows, '_count')}
          onChange={(event) => onRows(withSingleParam(rows, '_count', event.target.value))}
        />
      </div>
      <Includes
        name="_include"
        title="Bring along what it refers to"
        declared={resource?.includes ?? []}
        rows={rows}
        onRows={onRows}
      />
      <Includes
        name="_revinclude"
        title="Bring along what refers to it"
        declared={resource?.revincludes ?? []}
        rows={rows}
        onRows={onRows}
      />
    </div>
  );
}

/** Builds a request from what the holder says it can do. It writes the request and never keeps one from it. */
export function Builder({
  form,
  change,
  capabilities,
}: Readonly<{
  form: RequestForm;
  change: Change;
  capabilities: ReturnType<typeof useCapabilities>;
}>) {
  const { answer, problem, isLoading, refresh } = capabilities;
  const model = answer?.capabilities ?? null;
  const type = typeOfPath(form.path);
  const resource = resourceOf(model, type);
  const read = (path: string): void => change({ method: 'GET', path, body: '', offParams: [] });
  if (isLoading) {
    return (
      <div className="space-y-2" role="status">
        <span className="text-xs text-muted">Reading what the server can do …</span>
        <Skeleton className="h-9" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  return (
    <div className="space-y-3">
      {problem !== null && (
        <Callout tone="warn" title="What this server can do could not be read">
          {problem} Requests can be written all the same.
        </Callout>
      )}
      <div className="flex items-start justify-between gap-2 text-xs text-muted">
        <p>
          {model === null
            ? 'Nothing is known about this server.'
            : `${model.software ?? 'The server'} declares ${counted(model.resources.length, 'resource type')}, FHIR ${model.fhirVersion ?? 'version unknown'}.`}
        </p>
        <Button size="sm" kind="ghost" onClick={refresh}>
          <RefreshCw aria-hidden /> Read again
        </Button>
      </div>
      <SelectField
        label="Resource type"
        value={type ?? ''}
        onChange={(event) => event.target.value !== '' && read(`${event.target.value}?_count=10`)}
        hint={
          resource
            ? `Declared: ${resource.interactions.join(', ') || 'no interaction'}`
            : type !== null && model !== null
              ? 'Not declared by this server.'
              : undefined
        }
      >
        <option value="">Choose …</option>
        {type !== null && !resource && <option value={type}>{type}</option>}
        {model?.resources.map((entry) => (
          <option key={entry.type} value={entry.type}>
            {entry.type}
          </option>
        ))}
      </SelectField>
      {type !== null && <SearchParts key={type} resource={resource} form={form} change={change} />}
      {((resource?.operations.length ?? 0) > 0 || (model?.operations.length ?? 0) > 0) && (
        <div role="group" aria-label="Operations" className="flex flex-wrap gap-1.5">
          <span aria-hidden className="basis-full text-xs font-medium">
            Operations
          </span>
          {resource?.operations.map(({ name, documentation }) => (
            <Button
              key={`${type} ${name}`}
              size="sm"
              title={documentation}
              onClick={() => read(operationPath(type ?? '', name))}
            >
              {operationPath(type ?? '', name)}
            </Button>
          ))}
          {model?.operations.map(({ name, documentation }) => (
            <Button key={name} size="sm" title={documentation} onClick={() => read(`$${name}`)}>
              ${name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
