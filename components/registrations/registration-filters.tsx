import { Search } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { isFiltering, type RegistrationFilter } from './filter-registrations';
import { methodNames, statusNames } from './registration-words';

/** Narrows the list of registrations; what is asked stands in the address, so that it can be kept and sent. */
export function RegistrationFilters({
  action,
  filter,
  apps,
  summary,
}: Readonly<{
  action: string;
  filter: RegistrationFilter;
  apps: readonly { id: string; name: string }[];
  /** How many are shown. */
  summary: string;
}>) {
  return (
    <form
      // New values from the address have to reach the controls, which keep what was typed otherwise.
      key={JSON.stringify(filter)}
      action={action}
      role="search"
      aria-label="Registrations"
      className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,3fr)_repeat(3,minmax(0,2fr))_auto] lg:items-end"
    >
      <TextField
        label="Search"
        type="search"
        name="search"
        defaultValue={filter.search}
        maxLength={200}
        placeholder="App, holder, client_id, issuer"
      />
      <SelectField label="App" name="app" defaultValue={filter.app}>
        <option value="">any</option>
        {apps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label="Method" name="method" defaultValue={filter.method}>
        <option value="">any</option>
        {Object.entries(methodNames).map(([method, { short }]) => (
          <option key={method} value={method}>
            {short}
          </option>
        ))}
      </SelectField>
      <SelectField label="State" name="status" defaultValue={filter.status}>
        <option value="">any</option>
        <option value="ends">ends within a month</option>
        {Object.entries(statusNames).map(([status, { words }]) => (
          <option key={status} value={status}>
            {words}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap items-end gap-2">
        <Button type="submit">
          <Search aria-hidden /> Find
        </Button>
        {isFiltering(filter) && (
          <Link href={action} className={buttonClass('ghost')}>
            Clear
          </Link>
        )}
      </div>
      <p role="status" className="text-sm text-muted sm:col-span-full">
        {summary}
      </p>
    </form>
  );
}
