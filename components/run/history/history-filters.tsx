import { Search } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { isNarrowed, type HistoryQuery } from './history-query';

/** What the history can be narrowed by, as it occurs there. */
export interface HistoryOptions {
  methods: readonly string[];
  resourceTypes: readonly string[];
  holders: readonly string[];
  people: readonly { id: string; name: string }[];
}

const verdicts = [
  ['pass', 'Passed'],
  ['warn', 'With warnings'],
  ['fail', 'Failed'],
] as const;

const statuses = [
  ['2xx', '2xx: success'],
  ['3xx', '3xx: redirect'],
  ['4xx', '4xx: refused'],
  ['5xx', '5xx: server failed'],
  ['none', 'no answer'],
] as const;

function Choice({
  label,
  name,
  value,
  choices,
}: Readonly<{
  label: string;
  name: keyof HistoryQuery;
  value: string | undefined;
  choices: readonly (readonly [value: string, words: string])[];
}>) {
  const isListed = value === undefined || choices.some(([choice]) => choice === value);
  return (
    <SelectField label={label} name={name} defaultValue={value ?? ''}>
      <option value="">any</option>
      {!isListed && <option value={value}>{value}</option>}
      {choices.map(([choice, words]) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

/** Narrows the history; what is asked stands in the address, so that it can be kept and sent. */
export function HistoryFilters({
  action,
  query,
  options,
}: Readonly<{ action: string; query: HistoryQuery; options: HistoryOptions }>) {
  const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
  const { search, verdict, status, starred, ...rare } = query;
  return (
    <form
      // New values from the address have to reach the controls, which keep what was typed otherwise.
      key={JSON.stringify(query)}
      action={action}
      role="search"
      aria-label="Runs"
      className="mb-4 space-y-3"
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,3fr)_repeat(3,minmax(0,2fr))_auto] lg:items-end">
        <TextField
          label="Search"
          type="search"
          name="search"
          defaultValue={search ?? ''}
          maxLength={200}
          placeholder="Path, holder, name, note"
        />
        <Choice label="Verdict" name="verdict" value={verdict} choices={verdicts} />
        <Choice label="Answer" name="status" value={status} choices={statuses} />
        <Choice
          label="Starred"
          name="starred"
          value={starred === undefined ? undefined : String(starred)}
          choices={[
            ['true', 'starred'],
            ['false', 'not starred'],
          ]}
        />
        <div className="flex flex-wrap items-end gap-2">
          <Button type="submit">
            <Search aria-hidden /> Find
          </Button>
          {isNarrowed(query) && (
            <Link href={action} className={buttonClass('ghost')}>
              Clear
            </Link>
          )}
        </div>
      </div>
      {/* Unlike a Disclosure it keeps its controls while it is closed, so that they are sent. */}
      <details open={isNarrowed(rare)}>
        <summary className="cursor-pointer text-sm font-medium">More filters</summary>
        <div className="grid gap-3 pt-3 sm:grid-cols-2 lg:grid-cols-3">
          <Choice
            label="Method"
            name="method"
            value={rare.method}
            choices={same(options.methods)}
          />
          <Choice
            label="Resource type"
            name="resource"
            value={rare.resource}
            choices={same(options.resourceTypes)}
          />
          <Choice
            label="Holder"
            name="holder"
            value={rare.holder}
            choices={same(options.holders)}
          />
          <Choice
            label="Started by"
            name="person"
            value={rare.person}
            choices={[
              ...options.people.map(({ id, name }) => [id, name] as const),
              ['token', 'an API token'],
            ]}
          />
          <TextField
            label="From"
            type="date"
            name="from"
            defaultValue={rare.from ?? ''}
            hint="Days are those of UTC."
          />
          <TextField label="To" type="date" name="to" defaultValue={rare.to ?? ''} />
        </div>
      </details>
      <p className="text-xs text-muted">
        Words are looked for in the path, the holder, the name and the note of a run. Bodies are not
        searched.
      </p>
    </form>
  );
}
