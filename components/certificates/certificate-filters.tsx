import { Search } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { certificateStates, custodyWords, sourceWords } from './certificate-state';
import { isFiltering, type CertificateFilter } from './filter-certificates';

/** Narrows the list of certificates; what is asked stands in the address, so that it can be kept and sent. */
export function CertificateFilters({
  action,
  filter,
  communities,
  summary,
}: Readonly<{
  action: string;
  filter: CertificateFilter;
  communities: readonly { uri: string; name: string }[];
  /** How many are shown, said beside the buttons. */
  summary: string;
}>) {
  return (
    <form
      // New values from the address have to reach the controls, which keep what was typed otherwise.
      key={JSON.stringify(filter)}
      action={action}
      role="search"
      aria-label="Certificates"
      className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-[minmax(0,3fr)_repeat(4,minmax(0,2fr))_auto] xl:items-end"
    >
      <TextField
        label="Search"
        type="search"
        name="search"
        defaultValue={filter.search}
        maxLength={200}
        placeholder="Key, URI, serial number, fingerprint"
      />
      <SelectField label="Community" name="community" defaultValue={filter.community}>
        <option value="">any</option>
        {communities.map(({ uri, name }) => (
          <option key={uri} value={uri}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label="State" name="state" defaultValue={filter.state}>
        <option value="">any</option>
        {Object.entries(certificateStates).map(([state, { words }]) => (
          <option key={state} value={state}>
            {words}
          </option>
        ))}
      </SelectField>
      <SelectField label="Custody" name="custody" defaultValue={filter.custody}>
        <option value="">any</option>
        {Object.entries(custodyWords).map(([custody, { short }]) => (
          <option key={custody} value={custody}>
            {short}
          </option>
        ))}
      </SelectField>
      <SelectField label="Origin" name="source" defaultValue={filter.source}>
        <option value="">any</option>
        {Object.entries(sourceWords).map(([source, { short }]) => (
          <option key={source} value={source}>
            {short}
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
