'use client';

import type { CapabilityModel } from '@/lib/protocol/fhir/capability-model';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextField } from '@/components/ui/field';
import { paramRows, singleParam, splitPath, withParamRows, withSingleParam } from './param-rows';
import type { RequestForm } from './request-form';

type Level = 'system' | 'patient' | 'group';

function levelOf(path: string): Level {
  const { before } = splitPath(path);
  if (/^\/?Group\//.test(before)) return 'group';
  return /^\/?Patient\//.test(before) ? 'patient' : 'system';
}

/** The path of a level, with the query of the one before. */
function pathAt(level: Level, groupId: string, path: string): string {
  const { query } = splitPath(path);
  const before = { system: '', patient: 'Patient/', group: `Group/${groupId || '{id}'}/` }[level];
  return `${before}$export${query === null ? '' : `?${query}`}`;
}

const formats = ['application/fhir+ndjson', 'application/ndjson', 'ndjson'];

function Types({
  types,
  value,
  onValue,
}: Readonly<{ types: readonly string[]; value: string; onValue: (value: string) => void }>) {
  const chosen = value.split(',').filter((type) => type !== '');
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">Types</legend>
      <div className="grid max-h-40 grid-cols-1 gap-1 overflow-y-auto rounded-md border border-line p-2 sm:grid-cols-2 xl:grid-cols-1">
        {types.map((type) => (
          <CheckboxField
            key={type}
            label={<span className="font-mono text-xs">{type}</span>}
            checked={chosen.includes(type)}
            onChange={(event) =>
              onValue(
                (event.target.checked
                  ? [...chosen, type]
                  : chosen.filter((one) => one !== type)
                ).join(','),
              )
            }
          />
        ))}
      </div>
      <p className="mt-1 text-xs text-muted">
        {chosen.length === 0 ? 'None chosen: everything that the scopes allow.' : chosen.join(', ')}
      </p>
    </fieldset>
  );
}

/** The kick-off of a bulk export: whose data, which types, since when; and how it is followed. It writes the path. */
export function ExportFields({
  form,
  change,
  model,
  errorAt,
}: Readonly<{
  form: RequestForm;
  change: (part: Partial<RequestForm>) => void;
  model: CapabilityModel | null;
  errorAt: (path: string) => string | undefined;
}>) {
  const { bulk } = form;
  const level = levelOf(form.path);
  const groupId = /^\/?Group\/([^/]*)\//.exec(form.path)?.[1] ?? '';
  const rows = paramRows(form);
  const set = (name: string, value: string): void =>
    change(withParamRows(form.path, withSingleParam(rows, name, value)));
  const setBulk = (part: Partial<typeof bulk>): void => change({ bulk: { ...bulk, ...part } });
  const types = model?.resources.map(({ type }) => type) ?? [];
  return (
    <div
      role="group"
      aria-label="Bulk export"
      className="min-w-0 space-y-3 rounded-lg border border-line bg-sunken/40 p-3"
    >
      <SelectField
        label="Whose data"
        value={level}
        onChange={(event) =>
          change({ path: pathAt(event.target.value as Level, groupId, form.path) })
        }
      >
        <option value="system">Everything of the server</option>
        <option value="patient">All patients</option>
        <option value="group">The members of a group</option>
      </SelectField>
      {level === 'group' && (
        <TextField
          label="Group id"
          mono
          value={groupId === '{id}' ? '' : groupId}
          onChange={(event) =>
            change({ path: pathAt('group', event.target.value.trim(), form.path) })
          }
          hint="The id of a Group of this holder. The sandbox has harbor-everyone."
        />
      )}
      {form.method === 'POST' ? (
        <p className="text-xs text-muted">
          By POST the parameters stand in the body, as a Parameters resource.
        </p>
      ) : (
        <>
          {types.length > 0 ? (
            <Types
              types={types}
              value={singleParam(rows, '_type')}
              onValue={(value) => set('_type', value)}
            />
          ) : (
            <TextField
              label="Types"
              mono
              value={singleParam(rows, '_type')}
              onChange={(event) => set('_type', event.target.value)}
              hint="Separated by commas. Empty: everything that the scopes allow."
            />
          )}
          <TextField
            label="Changed since"
            mono
            placeholder="2026-01-31T00:00:00Z"
            value={singleParam(rows, '_since')}
            onChange={(event) => set('_since', event.target.value)}
            hint="An instant with its time zone: transactionTime of the export before."
          />
          <SelectField
            label="Format of the files"
            value={singleParam(rows, '_outputFormat')}
            onChange={(event) => set('_outputFormat', event.target.value)}
          >
            <option value="">As the server likes (NDJSON)</option>
            {formats.map((format) => (
              <option key={format} value={format}>
                {format}
              </option>
            ))}
          </SelectField>
        </>
      )}
      <CheckboxField
        label="Follow it until the files are here"
        hint="Sends Prefer: respond-async, asks as often as the holder wants, and fetches each file. Cancelling sends DELETE."
        checked={bulk.isFollowed}
        onChange={(event) => setBulk({ isFollowed: event.target.checked })}
      />
      {bulk.isFollowed && (
        <>
          <CheckboxField
            label="Delete the export at the holder afterwards"
            checked={bulk.deleteAfterwards}
            onChange={(event) => setBulk({ deleteAfterwards: event.target.checked })}
          />
          <TextField
            label="Origins that may get the token"
            mono
            placeholder="https://files.example.org"
            value={bulk.tokenOrigins}
            onChange={(event) => setBulk({ tokenOrigins: event.target.value })}
            error={errorAt('bulk.tokenOrigins') ?? errorAt('bulk.tokenOrigins.0')}
            hint="Beside that of the FHIR base URL, for holders whose files are at another server."
          />
        </>
      )}
    </div>
  );
}
